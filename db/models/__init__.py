"""All tables, one file an aggregate: keys and checks, no behaviour."""

from db.models.applications import Application, CostItem, Decision, FinanceItem, Paper, Payment
from db.models.consultations import AgreedStep, Concern, Consultation, ConsultationTopic, OwnerAdvice
from db.models.contacts import Consent, Contact, ContactAddress, ContactRole, Membership
from db.models.funds import Fund, FundSource, FundYear, Guideline
from db.models.letters import Handover, Letter
from db.models.measures import Appointment, Measure, Property
from db.models.office import (
    Backups,
    CityContact,
    CityOffice,
    Code,
    Logo,
    Office,
    Setting,
    Staff,
    TextModule,
)
from db.models.system import FileRow, NumberSeries, SavedView

CODE_LISTS = (
    "channel",
    "target_group",
    "topic",
    "role",
    "cost_kind",
    "works",
    "heating",
    "referral",
)
"""Keys of the code lists an office can edit."""

__all__ = [
    "CODE_LISTS",
    "AgreedStep",
    "Application",
    "Appointment",
    "Backups",
    "CityContact",
    "CityOffice",
    "Code",
    "Concern",
    "Consent",
    "Consultation",
    "ConsultationTopic",
    "Contact",
    "ContactAddress",
    "ContactRole",
    "CostItem",
    "Decision",
    "FileRow",
    "FinanceItem",
    "Fund",
    "FundSource",
    "FundYear",
    "Guideline",
    "Handover",
    "Letter",
    "Logo",
    "Measure",
    "Membership",
    "NumberSeries",
    "Office",
    "OwnerAdvice",
    "Paper",
    "Payment",
    "Property",
    "SavedView",
    "Setting",
    "Staff",
    "TextModule",
]

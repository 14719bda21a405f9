"""All tables, one file an aggregate: keys and checks, no behaviour."""

from db.models.answers import Answer, AnswerRequest, FollowUp, ReturnedFile, SentSheets
from db.models.applications import (
    Application,
    AreaItem,
    CaseNote,
    CostItem,
    Document,
    FinanceItem,
    Paper,
    Quote,
)
from db.models.committees import AgendaItem, Attendance, Committee, CommitteeMember, Sitting, Vote
from db.models.consultations import AgreedStep, Concern, Consultation, ConsultationTopic, OwnerAdvice
from db.models.contacts import Consent, Contact, ContactAddress, ContactRole, Membership
from db.models.decisions import AidGrant, Deadline, Decision, Drawdown, Instalment, Payment, Reclaim
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
from db.models.proofs import Income, InventoryItem, Loan, Receipt
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
    "AgendaItem",
    "AgreedStep",
    "AidGrant",
    "Answer",
    "AnswerRequest",
    "Application",
    "Appointment",
    "AreaItem",
    "Attendance",
    "Backups",
    "CaseNote",
    "CityContact",
    "CityOffice",
    "Code",
    "Committee",
    "CommitteeMember",
    "Concern",
    "Consent",
    "Consultation",
    "ConsultationTopic",
    "Contact",
    "ContactAddress",
    "ContactRole",
    "CostItem",
    "Deadline",
    "Decision",
    "Document",
    "Drawdown",
    "FileRow",
    "FinanceItem",
    "FollowUp",
    "Fund",
    "FundSource",
    "FundYear",
    "Guideline",
    "Handover",
    "Income",
    "Instalment",
    "InventoryItem",
    "Letter",
    "Loan",
    "Logo",
    "Measure",
    "Membership",
    "NumberSeries",
    "Office",
    "OwnerAdvice",
    "Paper",
    "Payment",
    "Property",
    "Quote",
    "Receipt",
    "Reclaim",
    "ReturnedFile",
    "SavedView",
    "SentSheets",
    "Setting",
    "Sitting",
    "Staff",
    "TextModule",
    "Vote",
]

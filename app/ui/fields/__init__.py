"""Declared fields of forms and the widgets that edit them."""

from app.domain.options import Option
from app.ui.fields.cell import Cell
from app.ui.fields.chips import ChoiceChips
from app.ui.fields.choice import Choice, Making
from app.ui.fields.consent import consent_fields
from app.ui.fields.dates import Day, Moment
from app.ui.fields.declared import Editor, Field, Host, Values
from app.ui.fields.link import Link
from app.ui.fields.notes import Note, Similar
from app.ui.fields.numbers import Amount, Minutes, Number, Share
from app.ui.fields.picture import Picture
from app.ui.fields.rows import Rows
from app.ui.fields.text import LongText, Secret, Text
from app.ui.fields.told import Told
from app.ui.fields.yes_no import YesNo, YesNoUnknown

__all__ = [
    "Amount",
    "Cell",
    "Choice",
    "ChoiceChips",
    "Day",
    "Editor",
    "Field",
    "Host",
    "Link",
    "LongText",
    "Making",
    "Minutes",
    "Moment",
    "Note",
    "Number",
    "Option",
    "Picture",
    "Rows",
    "Secret",
    "Share",
    "Similar",
    "Text",
    "Told",
    "Values",
    "YesNo",
    "YesNoUnknown",
    "consent_fields",
]

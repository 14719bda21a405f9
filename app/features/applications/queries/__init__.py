"""What the screens, letters and sheets know of applications."""

from app.features.applications.queries.blank import KnownForm, blank, known
from app.features.applications.queries.cases import calculation
from app.features.applications.queries.details import detail
from app.features.applications.queries.dossier import dossier
from app.features.applications.queries.files import FileDetail, NoteRow, case_file
from app.features.applications.queries.letter import letter, letter_by_hand, letters, pdf, prepared
from app.features.applications.queries.lists import STAGES, ApplicationRow, page, rows_between, rows_now
from app.features.applications.queries.options import (
    FundFacts,
    PlanFacts,
    before,
    contact_label,
    contact_options,
    cost_kind_options,
    fund_kinds,
    fund_options,
    measure_label,
    measure_options,
    plan_facts,
    property_label,
    property_options,
    works_options,
)
from app.features.applications.queries.payments import (
    BookedRow,
    UnprintedRow,
    payments_between,
    payments_now,
    unprinted,
)
from app.features.applications.queries.post import (
    Desk,
    PostRow,
    desk,
    post_of,
    typed_of,
    waiting_post,
)
from app.features.applications.queries.relations import RelationRow
from app.features.applications.queries.rows import (
    AidRow,
    ApplicationDetail,
    DecisionRow,
    DocumentRow,
    LetterRow,
    PaperRow,
    PaymentRow,
)
from app.features.applications.queries.snippets import snippets
from app.features.applications.queries.story import StoryRow

__all__ = [
    "STAGES",
    "AidRow",
    "ApplicationDetail",
    "ApplicationRow",
    "BookedRow",
    "DecisionRow",
    "Desk",
    "DocumentRow",
    "FileDetail",
    "FundFacts",
    "KnownForm",
    "LetterRow",
    "NoteRow",
    "PaperRow",
    "PaymentRow",
    "PlanFacts",
    "PostRow",
    "RelationRow",
    "StoryRow",
    "UnprintedRow",
    "before",
    "blank",
    "calculation",
    "case_file",
    "contact_label",
    "contact_options",
    "cost_kind_options",
    "desk",
    "detail",
    "dossier",
    "fund_kinds",
    "fund_options",
    "known",
    "letter",
    "letter_by_hand",
    "letters",
    "measure_label",
    "measure_options",
    "page",
    "payments_between",
    "payments_now",
    "pdf",
    "plan_facts",
    "post_of",
    "prepared",
    "property_label",
    "property_options",
    "rows_between",
    "rows_now",
    "snippets",
    "typed_of",
    "unprinted",
    "waiting_post",
    "works_options",
]

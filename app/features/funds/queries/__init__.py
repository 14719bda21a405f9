"""What the screens of funds show."""

from app.features.funds.queries.choices import city_office_options, kinds, measure_label, measure_options
from app.features.funds.queries.records import (
    FundDetail,
    FundRow,
    GuidelineRow,
    SourceShare,
    YearRow,
    balances,
    current_year,
    detail,
    page,
    year_rows,
)

__all__ = [
    "FundDetail",
    "FundRow",
    "GuidelineRow",
    "SourceShare",
    "YearRow",
    "balances",
    "city_office_options",
    "current_year",
    "detail",
    "kinds",
    "measure_label",
    "measure_options",
    "page",
    "year_rows",
]

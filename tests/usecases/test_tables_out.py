"""What is written for a spreadsheet can be imported again, in either language."""

import pytest

from desktop.data.catalogues import load_texts
from desktop.domain.headers import match_columns
from desktop.domain.list_fields import FIELDS, Kind


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", list(FIELDS))
def test_the_name_of_each_field_is_understood_as_a_header(kind: Kind, language: str):
    texts = load_texts(language)
    fields = [field for field in FIELDS[kind] if field.name != "full_name"]
    headers = [texts(field.label) for field in fields]
    assert match_columns(kind, headers, []) == {index: field.name for index, field in enumerate(fields)}

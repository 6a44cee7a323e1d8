"""Records with and without the models of arguments and status."""

import pytest

from factx.article import read_article
from factx.counts import find_counts
from factx.dates import find_dates
from factx.entities import find_entities
from factx.events.find import accepted, records, settle
from factx.events.recording import RecordModels
from factx.learned.arguments import FAMILY, argument_model, labels
from factx.learned.status import STATUSES, status_model
from factx.ontology import ROLES
from factx.text import Document


def _records(text, models):
    document = Document(read_article(text, published="2024-09-06"))
    dates = find_dates(document)
    counts = find_counts(document, dates)
    entities = find_entities(document, dates, counts)
    mentions = list(accepted(settle(document, dates, counts, entities), None))
    return records(document, entities, mentions, models)


@pytest.fixture(params=[False, True], ids=["grammar", "models"])
def models(request):
    return RecordModels(argument_model(), status_model()) if request.param else RecordModels(None, None)


def test_both_read_a_plain_passive(models):
    (event,) = _records("Two suspects were arrested by police in Lyon.", models)
    assert event.status == "happened"
    assert [argument.text for argument in event.roles["person"]] == ["Two suspects"]
    assert [argument.text for argument in event.roles["agent"]] == ["police"]


def test_both_deny(models):
    (event,) = _records("No sailors were arrested.", models)
    assert event.status == "negated"


def test_every_role_of_every_type_has_a_family():
    for kind, roles in ROLES.items():
        for role in roles:
            assert labels(kind, role) == (FAMILY[role], role, f"{kind}.{role}")


def test_the_shipped_models_load():
    assert argument_model() is not None
    assert status_model() is not None


def test_a_model_of_status_without_evidence_gives_a_status():
    model = status_model()
    assert model is not None
    assert model.best([]) in STATUSES

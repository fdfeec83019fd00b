from pathlib import Path

import citenet.importers
from citenet.corpus.no_loss import NO_LOSS


def test_every_reason_is_one_that_an_importer_gives():
    code = "".join(path.read_text(encoding="utf-8") for path in Path(citenet.importers.__file__).parent.glob("*.py"))
    assert [reason for reason in NO_LOSS if f'"{reason}"' not in code] == []

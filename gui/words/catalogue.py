"""The translated sentences without Qt: read from the catalogues that ``.ci/i18n`` keeps."""

from collections.abc import Mapping
from functools import cache

from gui import assets
from gui.words.translation import Translate

CODES = ("en", "zh_CN")
"""Languages that have a catalogue; English has one for its plural forms."""


def catalogue_for(wanted: str | None) -> Translate:
    """Return what translates into ``wanted`` (``zh``, ``zh-CN``, ``en_GB`` ...); English where that is not known."""
    language = (wanted or "en").replace("-", "_").split("_")[0].casefold()
    code = next((each for each in CODES if each.split("_")[0] == language), CODES[0])

    @cache
    def forms() -> Mapping[tuple[str, str], tuple[str, ...]]:
        return _forms(assets.read_text(f"i18n/multi_eip_{code}.ts"))

    def translate(context: str, literal: str, _remark: str | None, count: int) -> str:
        if code == CODES[0] and count < 0:
            return literal  # a command in English mostly needs no catalogue
        found = forms().get((context, literal), (literal,))
        # English has two forms, Chinese has one: the last is the one for several.
        text = found[0] if count == 1 else found[-1]
        return text if count < 0 else text.replace("%n", str(count))

    return translate


def _forms(text: str) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return the finished forms of each sentence by context and literal."""
    import xml.etree.ElementTree as ET  # noqa: PLC0415 - few commands in English need it

    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for context in ET.fromstring(text).iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") is not None:
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            if all(forms):
                found[name, message.findtext("source", "")] = tuple(forms)
    return found

"""Languages: our own catalogues and Qt's, installed at start and changeable while the program runs."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFontDatabase

from gui import assets
from gui.words.translation import speak


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the program.

    Attributes:
        code: Qt's locale name.
        name: the language's name in itself, shown untranslated.
    """

    code: str
    name: str


LANGUAGES = (Language("en", "English"), Language("zh_CN", "简体中文"))


def resolve(wanted: str | None) -> Language:
    """Return the language for ``wanted`` (``zh``, ``zh-CN``, ``en_GB`` …), or for the system where it is None."""
    asked = [wanted] if wanted else QLocale.system().uiLanguages()
    for code in asked:
        for language in LANGUAGES:
            if code.replace("-", "_").split("_")[0].casefold() == language.code.split("_")[0]:
                return language
    return LANGUAGES[0]


def cloud_language() -> str:
    """Return the language in force by the name that the cloud has for it: ``en-US`` or ``zh-CN``."""
    return "zh-CN" if QLocale().language() is QLocale.Language.Chinese else "en-US"


class Translators:
    """The translators in force; owned by the application object."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []
        self._catalogue = b""
        self.language = LANGUAGES[0]

    def install(self, language: Language) -> None:
        """Speak ``language`` from now on; every widget gets a LanguageChange event when it was another one."""
        QLocale.setDefault(QLocale(language.code))
        speak(QCoreApplication.translate)
        if self._installed and language == self.language:
            return
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []
        qt = QTranslator(self._app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if qt.load(QLocale(language.code), "qtbase", "_", folder):
            self._add(qt)
        # English too has a catalogue: it holds the singular and plural forms of counted sentences.
        own = QTranslator(self._app)
        # Qt reads the catalogue where it lies, so the bytes must live as long as the translator.
        self._catalogue = assets.read_bytes(f"i18n/multi_eip_{language.code}.qm")
        if own.load(self._catalogue):
            self._add(own)
        self.language = language

    def _add(self, translator: QTranslator) -> None:
        self._app.installTranslator(translator)
        self._installed.append(translator)


def missing_font_hint(language: Language) -> str:
    """Return what to install when no font on this machine can show ``language``; empty when one can.

    English, because it is printed where the other language could not be read.
    """
    if language.code != "zh_CN" or QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        return ""
    return "No font with Chinese characters is installed. On Debian or Ubuntu: apt-get install fonts-wqy-microhei"

"""Every page and view in both languages and schemes, with larger type and on a finer screen: readable, nothing cut."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt, QTranslator
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.domain.choices.selection import EipTicked, EniChosen, InstanceChosen, Method, MethodChosen
from gui.domain.wizards.steps import Page
from gui.qt.base.focus_style import FocusStyle
from gui.qt.base.i18n import LANGUAGES, Language, Translators
from gui.qt.base.palette import Scheme, apply_scheme
from gui.qt.base.theme import colour
from gui.qt.shell.main_window import MainWindow
from gui.qt.widgets.record_table import RecordTable
from gui.qt.wizards.bind import BindWizard
from gui.words.tone import Tone
from tests.helpers.looks import contrast, cut_off, mnemonics
from tests.helpers.thorough import one_in
from tests.qt.conftest import World

ROOT = Path(__file__).resolve().parent.parent.parent
READABLE = 4.5
"""WCAG 2.1, success criterion 1.4.3."""
VISIBLE = 3.0
"""WCAG 2.1, success criterion 1.4.11, for what is no text."""
SCREEN = QSize(1280, 820)
"""Room on a usual screen: the offscreen platform's own is smaller than anybody's."""
PAGES = (Page.ACCOUNT, Page.REGION, Page.METHOD, Page.EIPS, Page.INTERFACE, Page.INSTANCE, Page.NETWORK, Page.REVIEW)
SCHEMES = (Scheme.LIGHT, Scheme.DARK)
LOOKS = [pytest.param(*look, id=f"{look[0].code}-{look[1].value}") for look in product(LANGUAGES, SCHEMES)]
TEXT_ON_GROUND = (
    ("WindowText", "Window"),
    ("Text", "Base"),
    ("Text", "AlternateBase"),
    ("ButtonText", "Button"),
    ("ToolTipText", "ToolTipBase"),
    ("PlaceholderText", "Base"),
    ("HighlightedText", "Highlight"),
    ("Link", "Window"),
    ("Link", "Base"),
)


@pytest.fixture
def styled(qapp: QApplication) -> Iterator[QApplication]:
    """The application as the program sets it up; as it was, afterwards."""
    style, font = qapp.style().name(), qapp.font()
    qapp.setStyle(FocusStyle())
    yield qapp
    qapp.setFont(font)
    qapp.setStyle(style)
    apply_scheme(qapp, Scheme.LIGHT)


@pytest.fixture
def wizard(styled: QApplication, signed_in: World, qtbot: QtBot, translators: Translators) -> BindWizard:
    """The wizard with something chosen on every page."""
    del styled, translators
    session, inventory = signed_in.session, signed_in.session.inventory
    assert inventory is not None
    for eip in [each for each in inventory.eips if each.name.startswith("voip-edge")][:3]:
        session.dispatch(EipTicked(eip.allocation_id, ticked=True))
    session.dispatch(EniChosen(next(each.id for each in inventory.interfaces if each.name == "voip-media")))
    session.dispatch(InstanceChosen(next(each.id for each in inventory.instances if each.name == "voip-gateway-01")))
    made = BindWizard(session)
    qtbot.addWidget(made)
    made.resize(SCREEN)
    made.show()
    return made


def pages(wizard: BindWizard, qtbot: QtBot) -> Iterator[QWidget]:
    """Turn to each page before anything is done and give it."""
    session = wizard.session
    for page in PAGES:
        session.dispatch(MethodChosen(Method.SECONDARY_CIDR if page is Page.NETWORK else Method.MULTI_EIP))
        wizard.go_to(page)
        qtbot.waitUntil(lambda page=page: wizard.pages[page].isVisible())  # type: ignore[misc]
        # The VPC of the instance is read for the network page, and for no other.
        qtbot.waitUntil(lambda page=page: page is not Page.NETWORK or session.vpc.facts is not None)  # type: ignore[misc]
        QApplication.sendPostedEvents()
        yield wizard.pages[page]


def views(window: MainWindow, qtbot: QtBot) -> Iterator[QWidget]:
    """Turn to each view of the main window and give it."""
    for number in range(window.home.tabs.count()):
        window.home.tabs.setCurrentIndex(number)
        view = window.home.tabs.widget(number)
        qtbot.waitUntil(view.isVisible)
        QApplication.sendPostedEvents()
        yield view


def nothing_cut_off(widget: QWidget, qtbot: QtBot) -> None:
    """Wait until every text has its room: layouts come one turn of the loop after what they show."""

    def has_room() -> None:
        assert not cut_off(widget)

    qtbot.waitUntil(has_room)


def painted_in(image: QImage, scheme: Scheme) -> bool:
    """Return whether something is painted, on a ground of ``scheme``."""
    small = image.scaled(64, 40, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    shades = [small.pixelColor(x, y).lightness() for x, y in product(range(small.width()), range(small.height()))]
    ground = sorted(shades)[len(shades) // 2]
    return len(set(shades)) > 1 and (ground < 128) is (scheme is Scheme.DARK)


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
def test_every_page_fits(
    wizard: BindWizard, translators: Translators, qtbot: QtBot, qapp: QApplication, language: Language, scheme: Scheme
) -> None:
    translators.install(language)
    apply_scheme(qapp, scheme)
    for page in pages(wizard, qtbot):
        nothing_cut_off(page, qtbot)
        image = wizard.grab().toImage()
        assert image.devicePixelRatio() == float(os.environ.get("QT_SCALE_FACTOR", "1"))
        assert painted_in(image, scheme), f"{page} is not painted in the {scheme.value} scheme"


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
def test_every_view_of_the_main_window_fits(
    styled: QApplication,
    read_window: MainWindow,
    translators: Translators,
    qtbot: QtBot,
    language: Language,
    scheme: Scheme,
) -> None:
    translators.install(language)
    apply_scheme(styled, scheme)
    read_window.resize(SCREEN)
    for view in views(read_window, qtbot):
        nothing_cut_off(view, qtbot)
        assert painted_in(read_window.grab().toImage(), scheme)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_type_half_as_large_again_fits(
    styled: QApplication, wizard: BindWizard, translators: Translators, qtbot: QtBot, language: Language
) -> None:
    font = styled.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    styled.setFont(font)
    translators.install(language)
    for page in pages(wizard, qtbot):
        nothing_cut_off(page, qtbot)


class Wordy(QTranslator):
    """Lets every text be half as long again, as another language would."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        del context, disambiguation, n
        filling = "und so weiter mit noch mehr Worten "
        return f"{source} {(filling * len(source))[: len(source) // 2]}".rstrip()

    def isEmpty(self) -> bool:
        return False


def test_text_half_as_long_again_fits(wizard: BindWizard, qtbot: QtBot, qapp: QApplication) -> None:
    wordy = Wordy()
    qapp.installTranslator(wordy)
    try:
        for page in pages(wizard, qtbot):
            qtbot.waitUntil(lambda: "und so" in wizard.current().subTitle())
            nothing_cut_off(page, qtbot)
    finally:
        qapp.removeTranslator(wordy)


@pytest.mark.parametrize("more", ["larger type", "longer texts"])
def test_the_main_window_leaves_room_for_more(
    styled: QApplication, read_window: MainWindow, qtbot: QtBot, more: str
) -> None:
    wordy, font = Wordy(), styled.font()
    if more == "larger type":
        font.setPointSizeF(font.pointSizeF() * 1.5)
        styled.setFont(font)
    else:
        styled.installTranslator(wordy)
    try:
        read_window.resize(SCREEN)
        for view in views(read_window, qtbot):
            nothing_cut_off(view, qtbot)
            assert read_window.width() == SCREEN.width(), "no view needs more than the screen"
    finally:
        styled.removeTranslator(wordy)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_no_letter_opens_two_things_of_a_page_and_its_buttons(
    wizard: BindWizard, translators: Translators, qtbot: QtBot, language: Language
) -> None:
    translators.install(language)
    for page in pages(wizard, qtbot):
        twice = [key for key, count in Counter(mnemonics(wizard)).items() if count > 1]
        assert not twice, f"{page}: Alt with {twice}"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_stands_out_from_its_ground(qapp: QApplication, scheme: Scheme) -> None:
    apply_scheme(qapp, scheme)
    palette = qapp.palette()

    def of(role: str) -> QColor:
        return palette.color(QPalette.ColorGroup.Active, getattr(QPalette.ColorRole, role))

    ratios = {f"{text} on {ground}": contrast(of(text), of(ground)) for text, ground in TEXT_ON_GROUND}
    for tone, ground in product(Tone, ("Window", "Base", "AlternateBase")):
        ratios[f"tone {tone.value} on {ground}"] = contrast(colour(tone), of(ground))
    assert not {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < READABLE}


def difference(one: QImage, other: QImage) -> float:
    """Return the strongest contrast between the same pixels of two pictures."""
    assert one.size() == other.size()
    pairs = (
        (one.pixelColor(x, y), other.pixelColor(x, y)) for x, y in product(range(one.width()), range(one.height()))
    )
    return max((contrast(before, after) for before, after in pairs if before != after), default=1.0)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("make", [QPushButton, QLineEdit], ids=lambda make: make.__name__)
def test_the_focus_is_seen(styled: QApplication, qtbot: QtBot, scheme: Scheme, make: Callable[[], QWidget]) -> None:
    apply_scheme(styled, scheme)
    outer = QWidget()
    qtbot.addWidget(outer)
    first, second = QPushButton("other", outer), make()
    second.setParent(outer)
    second.move(0, 60)
    outer.resize(300, 120)
    with qtbot.waitExposed(outer):
        outer.show()
    outer.activateWindow()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(first.hasFocus)
    without = second.grab().toImage()
    QWidget.setTabOrder(first, second)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(second.hasFocus)
    assert difference(without, second.grab().toImage()) >= VISIBLE


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_text_under_the_focus_stays_readable(
    wizard: BindWizard, qapp: QApplication, qtbot: QtBot, scheme: Scheme
) -> None:
    apply_scheme(qapp, scheme)
    wizard.go_to(Page.EIPS)
    qtbot.waitUntil(wizard.pages[Page.EIPS].isVisible)
    table = wizard.current().findChild(RecordTable)
    assert isinstance(table, RecordTable)
    wizard.activateWindow()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    table.setCurrentIndex(table.model().index(0, 1))
    qtbot.waitUntil(table.hasFocus)
    place = table.visualRect(table.model().index(0, 1))
    image = table.viewport().grab(place).toImage()
    # The middle of the cell: its outline is the focus, its inside is text on the ground of a chosen row.
    inside = [image.pixelColor(x, y) for x, y in product(range(4, image.width() - 4), range(4, image.height() - 4))]
    ground = Counter(each.name() for each in inside).most_common(1)[0][0]
    assert max(contrast(each, QColor(ground)) for each in inside) >= READABLE


@pytest.mark.parametrize("chosen", one_in(2, ("fits and not zh_CN", "fits and zh_CN")))
def test_all_of_it_holds_on_a_screen_twice_as_fine(chosen: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n0", str(Path(__file__)), "-k", chosen],
        cwd=ROOT,
        env=os.environ | {"QT_SCALE_FACTOR": "2"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]

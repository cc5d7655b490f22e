"""The sentences without Qt: English literals, or whatever language is asked for."""

from gui.domain.operations.operation import AssociateEips
from gui.words.activity import run_state
from gui.words.catalogue import catalogue_for
from gui.words.operations import operation_title
from gui.words.translation import speak
from tests.helpers.region_values import ENI, REGION, eip_id

BIND = AssociateEips(REGION, (eip_id(1), eip_id(2)), ENI)


def test_without_a_translator_a_sentence_is_its_literal() -> None:
    assert run_state(None, ended=False).text == "Not finished"
    assert operation_title(BIND, None) == f"Bind 2 EIP(s) to interface {ENI}"


def test_whoever_speaks_is_given_context_literal_and_count() -> None:
    asked: list[tuple[str, str, int]] = []

    def other(context: str, literal: str, _remark: str | None, count: int) -> str:
        asked.append((context, literal, count))
        return f"<{literal}>"

    speak(other)
    assert run_state(None, ended=False).text == "<Not finished>"
    operation_title(BIND, None)
    assert asked == [("Activity", "Not finished", -1), ("_Counted", "Bind %n EIP(s) to interface {eni}", 2)]


def test_a_catalogue_gives_plural_forms_and_translations() -> None:
    one = AssociateEips(REGION, (eip_id(1),), ENI)
    speak(catalogue_for(None))
    assert operation_title(BIND, None) == f"Bind 2 EIPs to interface {ENI}"
    assert operation_title(one, None) == f"Bind 1 EIP to interface {ENI}"
    assert run_state(None, ended=False).text == "Not finished"
    speak(catalogue_for("zh-CN"))
    assert operation_title(BIND, None) == f"将 2 个 EIP 绑定到网卡 {ENI}"
    assert run_state(None, ended=False).text == "未完成"
    speak(catalogue_for("tlh"))
    assert operation_title(BIND, None) == f"Bind 2 EIPs to interface {ENI}"

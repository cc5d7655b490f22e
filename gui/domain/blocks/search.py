"""The search itself: a dynamic programme over the binary tree of prefixes.

A node of the tree is a network; only those with EIPs in them are visited. The best answers for a node are made from
those for its two halves, or by making the network itself a vSwitch or a block. What is better, first things first:

1. fewer addresses in new blocks: they get hidden from the VPC,
2. fewer new blocks,
3. fewer addresses in new vSwitches,
4. fewer new vSwitches,
5. the lower first block, the wider of two that begin alike, then the next one; then the same for vSwitches.

Putting the same beside two answers never changes which of them is better. So an answer can be forgotten as soon as a
better one needs no more of what is limited, the numbers of blocks and of vSwitches; what is kept holds the best of all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network
from typing import NamedTuple

from gui.domain.blocks.rules import Rules, keeps


class BlockSearchResult(NamedTuple):
    """New blocks and vSwitches for the EIPs of one network, both in the order of their addresses."""

    blocks: tuple[IPv4Network, ...] = ()
    vswitches: tuple[IPv4Network, ...] = ()
    hidden: int = 0
    spent: int = 0

    @property
    def rank(self) -> tuple[object, ...]:
        """What the answers are ordered by, the best first."""
        return self.hidden, len(self.blocks), self.spent, len(self.vswitches), self.blocks, self.vswitches


class _Answers(NamedTuple):
    """The answers for one network: where a block lies around it, and where none does."""

    inside: list[BlockSearchResult]
    outside: list[BlockSearchResult]


_NONE_NEEDED = _Answers([BlockSearchResult()], [BlockSearchResult()])


@dataclass(frozen=True, slots=True)
class Search:
    """One search under the rules of one ground."""

    rules: Rules

    def best(self, addresses: Iterable[IPv4Address]) -> BlockSearchResult:
        """Return the best answer for ``addresses``.

        Args:
            addresses: EIPs that lie in no vSwitch, each possible by itself and all of them within the limits: see
                ``gui.domain.blocks.alone``.
        """
        return self._answers(IPv4Network("0.0.0.0/0"), sorted(addresses)).outside[0]

    def _answers(self, network: IPv4Network, addresses: list[IPv4Address]) -> _Answers:
        if not addresses:
            return _NONE_NEEDED
        if network.prefixlen > self.rules.limits.narrowest_vswitch:
            return _Answers([], [])
        low, high = network.subnets()
        below = self._answers(low, [each for each in addresses if each in low])
        above = self._answers(high, [each for each in addresses if each in high])
        inside = self._beside(below.inside, above.inside)
        if self.rules.can_be_vswitch(network) and not any(keeps(network, each) for each in addresses):
            inside.append(BlockSearchResult(vswitches=(network,), spent=network.num_addresses))
        inside = self._worth_keeping(inside)
        if self.rules.block_of(network) is not None:
            return _Answers(inside, inside)
        outside = self._beside(below.outside, above.outside)
        if self.rules.can_be_block(network):
            outside += [each._replace(blocks=(network,), hidden=network.num_addresses) for each in inside]
        return _Answers(inside, self._worth_keeping(outside))

    @staticmethod
    def _beside(below: list[BlockSearchResult], above: list[BlockSearchResult]) -> list[BlockSearchResult]:
        return [
            BlockSearchResult(
                low.blocks + high.blocks,
                low.vswitches + high.vswitches,
                low.hidden + high.hidden,
                low.spent + high.spent,
            )
            for low in below
            for high in above
        ]

    def _worth_keeping(self, answers: list[BlockSearchResult]) -> list[BlockSearchResult]:
        """Return those of ``answers`` within the limits that can be part of the best of all, the best first."""
        kept: list[BlockSearchResult] = []
        for one in sorted(answers, key=lambda each: each.rank):
            blocks, vswitches = len(one.blocks), len(one.vswitches)
            if blocks > self.rules.free_blocks or vswitches > self.rules.free_vswitches:
                continue
            if not any(len(each.blocks) <= blocks and len(each.vswitches) <= vswitches for each in kept):
                kept.append(one)
        return kept

"""The operators of ISO 32000-1, table 51, and how many operands each takes; -1: it varies."""

from __future__ import annotations

OPERANDS = {
    name: count
    for count, names in {
        0: "b B b* B* BT EMC ET f F f* h n q Q s S T* W W*",
        1: "BMC CS cs Do G g gs i J j M MP ri sh Tc Tj TJ TL Tr Ts Tw Tz w '",
        2: "BDC d DP d0 l m Td TD Tf",
        3: 'RG rg "',
        4: "K k re v y",
        6: "c cm d1 Tm",
        -1: "SC sc SCN scn",
    }.items()
    for name in names.split()
}
PAINTING = frozenset(
    ["b", "B", "b*", "B*", "f", "F", "f*", "s", "S", "sh", "Do", "Tj", "TJ", "'", '"']
)

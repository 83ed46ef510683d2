#!/bin/sh
# Draws the figures of this case: run by `make figures` from the top folder, with stance in PATH.
# FIGURES names another folder for them.
set -eu
out=${FIGURES:-graphs/unsc-cyber-2024/figures}
mkdir -p "$out"

draw() {
    stance draw graphs/unsc-cyber-2024 --view "$1" --title "$2" --id "unsc-$1" -o "$out/$1.svg"
}
draw matrix 'Nine speakers want cyber threats before the Security Council; Russia and China do not'
draw chips 'Both sides are on record on three questions only: the debate, the role, the panel'
draw bipartite 'Support is on record for many proposals, opposition to three'
draw network 'Five Council members are at odds with Russia, which signs a pact with the DPRK'

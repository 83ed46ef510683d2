#!/bin/sh
# Draws the figures of this case: run by `make figures` from the top folder, with stance in PATH.
# FIGURES names another folder for them.
set -eu
out=${FIGURES:-graphs/unsc-cyber-2024/figures}
mkdir -p "$out"

draw() {
    view=$1 title=$2
    shift 2
    stance draw graphs/unsc-cyber-2024 --view "$view" --title "$title" "$@" --id "unsc-$view" -o "$out/$view.svg"
}
draw matrix 'Nine speakers want cyber threats before the Security Council; Russia and China do not'
draw chips 'Both sides are on record on three questions only: the debate, the role, the panel'
draw bipartite 'Support is on record for many proposals, opposition to three'
draw network 'Five Council members are at odds with Russia, which signs a pact with the DPRK'
draw bars 'What was said on each of the 25 questions'
draw map 'Who is close to whom'
draw slope 'Should the Council discuss cyber threats?' --by year --only issue=council-discusses
draw alluvial 'Coalitions in April and in June 2024' --at 2024-04,2024-06

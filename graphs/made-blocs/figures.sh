#!/bin/sh
# Draws figures of made-up data: run by `make figures` from the top folder, with stance in PATH.
# FIGURES names another folder for them.
set -eu
out=${FIGURES:-graphs/made-blocs/figures}
mkdir -p "$out"

# made NAME TITLE DATA OPTION...
made() {
    name=$1 title=$2 data=$3
    shift 3
    # shellcheck disable=SC2086
    tests/made $data | stance draw - --quiet --title "$title" "$@" --id "made-$name" -o "$out/made-$name.svg"
}
made matrix 'Fifty actors in three blocs, each for what another is against' \
    '-v actors=50 -v issues=26 -v blocs=3' --view matrix
made overview '160 actors at a glance: what one bloc supports, another opposes' \
    '-v actors=160 -v issues=30 -v blocs=3 -v seed=5' --view matrix
made network 'Two of three blocs are at odds with the largest' \
    '-v actors=120 -v issues=20 -v blocs=3 -v seed=2' --view network
made crowd 'Of 400 actors three in five stand against the rest' \
    '-v actors=400 -v issues=20 -v blocs=2 -v seed=3' --view network
made map 'Three blocs lie in three corners' \
    '-v actors=40 -v issues=20 -v blocs=3 -v seed=4' --view map
made slope 'Six actors turn against the early capacity panel, three towards it' \
    '-v actors=14 -v issues=2 -v dates=4 -v blocs=2 -v recorded=1 -v seed=7' --view slope --by year
made alluvial 'A third coalition forms in 2020, out of the largest' \
    '-v actors=60 -v issues=8 -v dates=4 -v blocs=3 -v seed=8' --view alluvial --by year

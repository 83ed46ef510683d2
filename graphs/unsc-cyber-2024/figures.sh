#!/bin/sh
# Draws the figures of this case: run by `make figures` from the top folder, with stance in PATH.
# FIGURES names another folder for them.
set -eu
out=${FIGURES:-graphs/unsc-cyber-2024/figures}
mkdir -p "$out"
for view in matrix chips bipartite network; do
    stance draw graphs/unsc-cyber-2024 --view $view -o "$out/$view.svg" --id "unsc-$view" \
        --title 'Who stands where on cyber threats at the Security Council, June 2024' \
        --source-line "Coded from Security Council Report, The Korea Herald and Oreaco, June 2024"
done

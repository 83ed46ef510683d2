cat > debate.csv <<'END'
actor,issue,stance
Ada,Bridge,support
Ada,Toll,oppose
Ben,Bridge,support
Ben,Toll,oppose
Cho,Bridge,oppose
Cho,Toll,support
Cho,Tunnel,support
Dia,Toll,support
Dia,Tunnel,support
Eve,Bridge,neutral
END
stance check debate.csv
stance cluster debate.csv
stance cluster debate.csv --format csv -o coalitions.csv
stance explain debate.csv Ada Cho
stance measure debate.csv --of issues
stance cluster debate.csv --bootstrap 200
stance draw debate.csv -o debate.svg
stance draw debate.csv --view chips --title "The toll splits the town" --source-line "Own notes" -o chips.svg
stance draw debate.csv --theme dark -o dark.svg
stance project debate.csv --format graphml -o debate.graphml
stance draw debate.csv -o debate-figure.dot
stance convert debate.csv -o debate.dot
stance check debate.dot
stance init my-debate
stance check my-debate

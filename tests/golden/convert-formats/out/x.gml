Creator "stance"
graph [
  directed 0
  multigraph 1
    stance_format "1"
    stance_statements "row,actor,issue,stance,date,weight,source,evidence,länge,empty&#10;4,,toll,support,,,,nobody,,&#10;"
    stance_actors "row,id,label,kind&#10;"
    stance_alignments "row,a,b,strength,kind&#10;"
    stance_members "row,group,member&#10;0,G,Türkiye&#10;"
    stance_package "{&quot;title&quot;:&quot;Τίτλος&quot;}&#10;"
  node [
    id 0
    label "Turkey, &quot;the&quot; <Republic>"
    name "Türkiye"
    kind "actor"
    row 0
    stance_label "Turkey, &quot;the&quot; <Republic>"
    stance_kind "state"
  ]
  node [
    id 1
    label "Nobody's"
    name "alone"
    kind "actor"
    row 1
    stance_label "Nobody's"
  ]
  node [
    id 2
    label "=cmd|' /C calc'!A0"
    name "=cmd|' /C calc'!A0"
    kind "actor"
  ]
  node [
    id 3
    label "toll"
    name "toll"
    kind "actor"
  ]
  node [
    id 4
    label "toll"
    name "toll"
    kind "issue"
  ]
  node [
    id 5
    label "x y"
    name "x y"
    kind "issue"
  ]
  edge [
    source 0
    target 4
    type "stance"
    weight 1
    row 0
    issue "toll"
    stance "support"
    date "2024-06"
    stance_weight "2"
    stance_source "S1"
    evidence "a &quot;quote&quot; &amp; <b>&#10;two lines"
  ]
  edge [
    source 0
    target 4
    type "stance"
    weight -1
    row 1
    issue "toll"
    stance "oppose"
    date "2024-07-01"
    evidence "=cmd()"
  ]
  edge [
    source 2
    target 4
    type "stance"
    weight -0.5
    row 2
    issue "toll"
    stance "-0.5"
    date "2023"
    stance_source "S9"
  ]
  edge [
    source 3
    target 5
    type "stance"
    row 3
    date "2024"
  ]
  edge [
    source 0
    target 3
    type "alignment"
    weight 1
    row 0
    strength "allied"
    stance_kind "pact"
  ]
]

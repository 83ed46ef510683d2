"""What a user would write today: a vote table to agreement scores to Leiden, with pandas,
numpy and python-igraph.  Prints the parts' seconds, the modularity and the sizes."""
import sys
import time

start = time.time()
import igraph
import numpy
import pandas

table = pandas.read_csv(sys.argv[1], usecols=["iso3", "rcid", "vote"])
read = time.time()
table = table[table.vote != "X"]
table["value"] = table.vote.map({"Y": 1, "A": 0, "N": -1}).astype("float32")
x = table.pivot_table(index="iso3", columns="rcid", values="value").to_numpy()
known = (~numpy.isnan(x)).astype("float32")
yes, abstain, no = ((x == v).astype("float32") for v in (1, 0, -1))
shared = known @ known.T
same = yes @ yes.T + abstain @ abstain.T + no @ no.T
opposite = yes @ no.T + no @ yes.T
agreement = (same + 0.5 * (shared - same - opposite)) / numpy.maximum(shared, 1)
projected = time.time()
i, j = numpy.triu_indices(len(x), 1)
tie = shared[i, j] > 0
graph = igraph.Graph(n=len(x), edges=list(zip(i[tie].tolist(), j[tie].tolist())))
weight = agreement[i, j][tie].tolist()
found = graph.community_leiden(objective_function="modularity", weights=weight, n_iterations=-1)
print("read %.2f s, project %.2f s, cluster %.2f s, modularity %.6f, sizes %s" % (
    read - start, projected - read, time.time() - projected,
    graph.modularity(found, weights=weight), [len(c) for c in found]))

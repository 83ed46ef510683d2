# What a user of R would write today: a vote table to agreement scores to Leiden, with data.table
# and igraph.  Prints the parts' seconds, the modularity and the sizes.
suppressPackageStartupMessages({ library(data.table); library(igraph) })
file <- commandArgs(trailingOnly = TRUE)[1]
seconds <- function() proc.time()[["elapsed"]]
start <- seconds()
votes <- fread(file, select = c("iso3", "rcid", "vote"), showProgress = FALSE)
read <- seconds()
votes <- votes[vote != "X"]
actor <- factor(votes$iso3)
issue <- factor(votes$rcid)
marks <- function(v) {
  m <- matrix(0, nlevels(actor), nlevels(issue))
  m[cbind(as.integer(actor), as.integer(issue))[votes$vote == v, ]] <- 1
  m
}
yes <- marks("Y"); abstain <- marks("A"); no <- marks("N")
shared <- tcrossprod(yes + abstain + no)
same <- tcrossprod(yes) + tcrossprod(abstain) + tcrossprod(no)
opposite <- tcrossprod(yes, no)
opposite <- opposite + t(opposite)
agreement <- (same + 0.5 * (shared - same - opposite)) / pmax(shared, 1)
projected <- seconds()
agreement[shared == 0] <- 0
graph <- graph_from_adjacency_matrix(agreement, mode = "undirected", weighted = TRUE, diag = FALSE)
# In R, igraph's resolution counts in units of 1 / (2 m) for modularity by itself.
found <- cluster_leiden(graph, objective_function = "modularity", n_iterations = 10)
cat(sprintf("read %.2f s, project %.2f s, cluster %.2f s, modularity %.6f, sizes %s\n", read - start,
            projected - read, seconds() - projected, modularity(graph, membership(found), weights = E(graph)$weight),
            toString(sort(table(membership(found)), decreasing = TRUE))))

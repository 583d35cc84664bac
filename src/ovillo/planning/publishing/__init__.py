"""Tables of counts made fit to be published: small cells withheld, sums and all, or noise added."""

"""Who goes where: the joint-coverage model of teams, prosecutors and beds, and p-median for where to stand."""

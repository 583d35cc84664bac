"""The two-person rule: keys of officials, approvals that they sign, and what the docket proves of both."""

"""What can be wrong with a case, in sentences of the catalogue. The place stands beside them in the `Fault`."""

from ovillo.domain.messages import mark

ORIGINAL_MISSING = "The original is missing. Restore it from a backup."
ORIGINAL_ALTERED = "The bytes of the original are not those that were stored. Restore it from a backup."
ORIGINAL_UNREADABLE = "The original cannot be read. Check the disk, or restore it from a backup."
DATABASE_MISSING = "The database is gone, while originals are there. Restore the case from a backup."
DATABASE_UNREADABLE = "The database cannot be read to its end. Restore the case from a backup."
DATABASE_DAMAGED = "The structure of the database is damaged. Restore the case from a backup."
SCHEMA_CHANGED = (
    "A table or a safeguard of the database is missing, added or changed. "
    "Ask who had access to the case, and restore it from a backup."
)
CASE_ROW_WRONG = "The case does not have exactly one name and ledger head. Restore it from a backup."
ENTRY_MISSING = "An entry of the ledger is missing. Ask who had access to the case, and compare it with a backup."
ENTRY_ALTERED = "An entry of the ledger was changed. Ask who had access to the case, and compare it with a backup."
ROW_MISSING = "The row that this entry stands for is missing. Ask who had access, and compare it with a backup."
ROW_ALTERED = "The row is not the one that was stored. Ask who had access to the case, and compare it with a backup."
ROW_WITHOUT_ENTRY = "The row has no entry in the ledger. Ask who had access to the case, and compare it with a backup."
ERASURE_WRONG = mark(
    "What was erased is not what the entry of its erasure says. Ask who had access to the case, and compare it with a "
    "backup."
)
ERASURE_UNFINISHED = mark("An erasure was cut short. Finish it with: ovillo erase CASE --finish")
NODE_WRONG = "A node of the ledger's tree does not follow from its entries. Restore the case from a backup."
HEAD_WRONG = "The head of the ledger does not follow from its entries. Restore the case from a backup."
SEARCH_WRONG = mark(
    "The search index does not agree with the documents; the record itself is intact. "
    "Make the index again with: ovillo verify CASE --rebuild-index"
)
TWIN_WRONG = mark(
    "The Parquet twin of a table does not say what its original says; the original and the record are intact. "
    "Take the twins away with: ovillo verify CASE --rebuild-index"
)

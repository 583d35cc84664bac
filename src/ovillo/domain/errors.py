"""What can go wrong, in three kinds that are never mixed.

1. The input or the use is bad: `OvilloError`; two sentences, what happened and what to do next.
2. The evidence does not verify: `VerificationError`.
3. We have a bug: `AssertionError`, which nobody catches.

A message is a template and its fields, so that a surface can translate the template. Fields show a place
(source, row, page, path that the user typed), never a person's data.
"""

from ovillo.domain.messages import mark


class OvilloError(Exception):
    """Bad input or use. `code` is stable; `template` is the English sentence that the catalogue translates."""

    code = "error"
    template = "Something in the input is wrong."
    on_page = ""
    """The same for a page, where the template names an option of the command line; of `mark`."""

    def __init__(self, **fields: object) -> None:
        self.fields = fields
        self.others: tuple[OvilloError, ...] = ()
        """Those that were found with it, in the same tables."""
        super().__init__(self.template.format(**fields))


class CaseNotFoundError(OvilloError):
    code = "case_not_found"
    template = "There is no case at {path}. Create one with: ovillo new {path}"


class CaseExistsError(OvilloError):
    code = "case_exists"
    template = (
        "{path} already holds a case or other files. Choose another folder, or add to it with: ovillo add {path} FILES"
    )


class CaseTooNewError(OvilloError):
    code = "case_too_new"
    template = (
        "The case at {path} was made by a newer Ovillo (format {found}; this one knows {known}). "
        "Install the newer version to open it."
    )


class CaseReadOnlyError(OvilloError):
    code = "case_read_only"
    template = (
        "The case at {path} cannot be written to. Copy it to a folder that you may write to, or change its permissions."
    )


class CaseNotMadeError(CaseReadOnlyError):
    code = "case_not_made"
    template = (
        "No case can be made at {path}. Choose a folder that you may write to, with a shorter name if it is long."
    )


class CaseDamagedError(OvilloError):
    code = "case_damaged"
    template = "The case at {path} cannot be read as a case. Run ovillo verify {path}, or restore a backup."


class DatabaseMissingError(CaseDamagedError):
    code = "database_missing"
    template = "The database of the case at {path} is gone, while originals are there. Restore the case from a backup."


class CaseUnreadableError(OvilloError):
    code = "case_unreadable"
    template = "You may not read the case at {path}. Change its permissions, or ask its owner for a backup."


class InsideCaseError(OvilloError):
    code = "inside_case"
    template = "{path} lies inside the case at {case}. Choose a folder outside of it."


class CaseBusyError(OvilloError):
    code = "case_busy"
    template = (
        "Another program is writing to the case at {path}. Wait until it has finished, then run the command again."
    )


class DiskFullError(OvilloError):
    code = "disk_full"
    template = (
        "The disk that holds {path} is full. "
        "Free some space, then run the command again; what was stored before is safe."
    )


class DocumentNotFoundError(OvilloError):
    code = "document_not_found"
    template = (
        "No one document of this case is called {document}. "
        "Give its name, or the digits that stand beside it in: ovillo brief CASE"
    )
    on_page = mark("No one document of this case is called {document}. The page Documents lists them.")


class AlreadyWithdrawnError(OvilloError):
    code = "already_withdrawn"
    template = "Document {document} was withdrawn before, under ledger entry {entry}. Nothing was changed."


class NotWithdrawnError(OvilloError):
    code = "not_withdrawn"
    template = "Document {document} is not withdrawn. Nothing was changed."


class ManifestError(OvilloError):
    code = "manifest"
    template = "{place}, row {row}, column {column}: {problem}"


class CellRefusedError(OvilloError):
    code = "cell_refused"
    template = "{table}, row {row}, column {column}: {problem}"


class RowTwiceError(CellRefusedError):
    code = "row_twice"
    template = (
        "{table}, row {row}, column {column}: the same stands in row {first}. Where they are two things, name them "
        "apart; where the record has one twice, ask whoever keeps it which of the two counts."
    )


class RowContradictsError(CellRefusedError):
    code = "row_contradicts"
    template = "{table}, row {row}, column {column}: row {first} says otherwise of the same. Make the two rows agree."


class ZoneNeededError(CellRefusedError):
    code = "zone_needed"
    template = (
        "{table}, row {row}, column {column}: this time names no zone, and that of row {other} does, so that nobody "
        "can tell which was first. Give every time its zone, or say with --zone where the others are meant."
    )


class NowNeedsZoneError(CellRefusedError):
    code = "now_needs_zone"
    template = (
        "{table}, row {row}, column {column}: how long this waits cannot be told where only one of the two names its "
        "zone, this time or the one up to which is counted. Say with --zone where such times are meant."
    )


class UsageError(OvilloError):
    code = "usage"
    template = "{problem}"


class CheckUnknownError(UsageError):
    code = "check_unknown"
    template = "The columns of {table} do not tell which check is meant. Name one with --check: {checks}."


class RuleFileError(UsageError):
    code = "rule_file"
    template = "{file}, rule {rule}: {problem}"


class NotTiesError(UsageError):
    code = "not_ties"
    template = (
        "The row that begins in line {line} is not a list of ties as CSV. Look there for a quotation mark that is "
        "never closed, then try again."
    )


class TiesNotTextError(NotTiesError):
    code = "ties_not_text"
    template = "The file is not text: it holds bytes that no list of ties has. Save the list as CSV and try again."


class NodeUnknownError(UsageError):
    code = "node_unknown"
    template = (
        "No node of this network has that id or name. Give an id or a full name as the measures list it; --unnamed "
        "and --kind widen the network of a case."
    )
    on_page = mark(
        "No node of this network has that id or name. Give an id or a full name as its table lists it; its filters "
        "widen the network."
    )


class NodeAmbiguousError(UsageError):
    code = "node_ambiguous"
    template = "Several nodes of this network have that name. Give one of their ids: {ids}."


class ModelMissingError(OvilloError):
    code = "model_missing"
    template = (
        "This extractor needs {variable}, which is missing or does not fit. "
        "Set it as the README says under Other extractors, or use --extractor rules."
    )


class ModelUnavailableError(OvilloError):
    code = "model_unavailable"
    template = (
        "The configured model did not answer ({reason}). "
        "Check that it is running and that its address is right, then run the command again."
    )


class ExtraMissingError(UsageError):
    code = "extra_missing"
    template = "This command needs packages that are not installed. Install them with: pip install '{extra}'"


class JavaMissingError(UsageError):
    code = "java_missing"
    template = "Spark finds no Java on this machine. Install Java 17 or name it in JAVA_HOME, or leave --engine away."


class NoOcrError(UsageError):
    code = "no_ocr"
    template = "The program tesseract is not on this machine or does not run. Install it, or leave --ocr away."


class NoOcrLanguageError(UsageError):
    code = "no_ocr_language"
    template = "tesseract has no data for {languages} here. Install that language, or name one of: {known}."


class EntryNotFoundError(UsageError):
    code = "entry_not_found"
    template = "There is no ledger entry {number}. The last one is {last}."


class SizeNotReachedError(UsageError):
    code = "size_not_reached"
    template = "The ledger never had {size} entries. Name a size from 1 to {present}."


class CallColumnsError(UsageError):
    code = "call_columns"
    template = (
        "--columns is not of the form from=…,to=…,at=…, or names no caller or no time. "
        "Name each column once; the fields are {fields}."
    )


class CallProfileNeededError(UsageError):
    code = "call_profile_needed"
    template = (
        "The columns of this table do not tell which profile reads it. "
        "Name one with --profile ({profiles}), or the columns with --columns."
    )
    on_page = mark(
        "The columns of this table do not tell which profile reads it ({profiles}). Add a copy whose header names who "
        "calls, who is called, and when."
    )


class CallProfileUnfitError(CallProfileNeededError):
    code = "call_profile_unfit"
    template = (
        "The table has not all of the columns that {profiles} names. "
        "Look at its header: name another profile with --profile, or its columns with --columns."
    )


class CallProfileBrokenError(UsageError):
    code = "call_profile_broken"
    template = "The file is no profile of tables. It is TOML with the keys {keys}; only columns must be there."


class CallProfileUnknownError(UsageError):
    code = "call_profile_unknown"
    template = "There is no such profile. Choose one of: {profiles}."


class CallNumbersNeededError(UsageError):
    code = "call_numbers_needed"
    template = "Common contacts are those of two numbers or more. Give them: --numbers 900000017,900000018."
    on_page = mark("Common contacts are those of two numbers or more. Give them (numbers).")


class EventNeededError(UsageError):
    code = "event_needed"
    template = "The first contact is one after an event. Give its day, or its day and time: --around 2031-05-14T22:30."
    on_page = mark(
        "The first contact is one after an event. Give its day, or its day and time, such as 2031-05-14T22:30 (around)."
    )


class NotCallTableError(UsageError):
    code = "not_call_table"
    template = (
        "The file is not a table that can be read. Save it as CSV, or as .xlsx without a password, then try again."
    )


class EmptyTableError(NotCallTableError):
    code = "empty_table"
    template = "The table is empty. Give one that has a header and rows below it."


class OpenQuotationError(UsageError):
    code = "open_quotation"
    template = "A quotation mark in the table is never closed and hides the rows behind it. Close it, then try again."


class ColumnTwiceError(UsageError):
    code = "column_twice"
    template = "The column {column} stands twice, as columns {first} and {second}. Rename one of them, then try again."


class NoSuchTableError(UsageError):
    code = "no_such_table"
    template = (
        "The case holds no table with the columns that this question needs. "
        "Add one, or name its columns with --columns or --profile."
    )
    on_page = mark(
        "The case holds no table with the columns that this question needs. Add one whose header names them."
    )


class QuestionUnknownError(UsageError):
    code = "question_unknown"
    template = "That is no question to a case or a table. Ask one of {questions}, after the case or with --table FILE."


class TableNeededError(UsageError):
    code = "table_needed"
    template = "The question needs a table. Give one with --table FILE, or name a case before the question."


class OriginalAlteredError(CaseDamagedError):
    code = "original_altered"
    template = (
        "The original of document {document} is not what was added. Add its true file again, or run ovillo verify."
    )


class RecordColumnsError(UsageError):
    code = "record_columns"
    template = "--columns is not of the form field=column, or names no field. The fields of such a table are {fields}."


class RecordColumnsNeededError(UsageError):
    code = "record_columns_needed"
    template = "The columns that this question needs are not in the table: {fields}. Name them with --columns."
    on_page = mark(
        "The columns that this question needs are not in the table: {fields}. Add a copy whose header names them."
    )


class LimitNeededError(UsageError):
    code = "limit_needed"
    template = "Structuring is looked for under a limit. Give it: --limit 10000."
    on_page = mark("Structuring is looked for under a limit. Give it, such as 10000 (under).")


class PriceNeededError(UsageError):
    code = "price_needed"
    template = "A stated price is needed, and perhaps its day. Give them: --price 12000 --around 2031-05-14."
    on_page = mark(
        "A stated price is needed, and perhaps its day. Give them, such as 12000 and 2031-05-14 (price, around)."
    )


class CountryUnknownError(UsageError):
    code = "country_unknown"
    template = "No phone numbers are known of the country {country}. Give its two letters, such as PE."


class ZoneUnknownError(UsageError):
    code = "zone_unknown"
    template = "There is no such time zone. Give its name, such as America/Lima."


class VerificationError(Exception):
    """The evidence does not verify; the message says what was expected and where it differs."""

"""What can be wrong with a question to a legal clock, with a rule, or with a calendar."""

from ovillo.domain.errors import UsageError


class ClockRuleUnknownError(UsageError):
    code = "clock_rule_unknown"
    template = "There is no rule {rule}. See all of them with: ovillo clock --list."


class ClockVersionMissingError(UsageError):
    code = "clock_version_missing"
    template = "Rule {rule} has no version in force on {day}. Its versions: {versions}."


class ClockVersionsDifferError(UsageError):
    code = "clock_versions_differ"
    template = "Rule {rule} has changed within {day}. Give the day itself. Its versions: {versions}."


class ClockQualifierError(UsageError):
    code = "clock_qualifier"
    template = "Rule {rule} has no form called {qualifier}. It has: {known}."


class ClockStartError(UsageError):
    code = "clock_start"
    template = "{given}: {problem}"


class ClockEventError(UsageError):
    code = "clock_event"
    template = "Rule {rule} is not counted from {event}. Choose one of: {events}."


class SeveralStartsError(UsageError):
    code = "several_starts"
    template = "Rule {rule} has one start. Only a period common to all parties runs from the last of several."


class NotDeductibleError(UsageError):
    code = "not_deductible"
    template = "The law lets nobody take days out of rule {rule}. Leave --not-counted away."


class LengthFixedError(UsageError):
    code = "length_fixed"
    template = "Rule {rule} has a length of its own or can have none. Leave --length away."


class LengthWithoutAuthorError(UsageError):
    code = "length_without_author"
    template = "The length of rule {rule} is fixed by: {by_whom}. Name who did so with --set-by."


class NoDistanceError(UsageError):
    code = "no_distance"
    template = "Rule {rule} runs in months, to which no term of the distance is added. Leave --distance-days away."


class NotExtendableError(UsageError):
    code = "not_extendable"
    template = "The law gives no extension of rule {rule}. Leave --extension away."


class ExtendedByWhomError(UsageError):
    code = "extended_by_whom"
    template = "Rule {rule} may be extended only by: {by_whom}. Say who granted it with --granted-by."


class ExtensionTooLongError(UsageError):
    code = "extension_too_long"
    template = "One extension of rule {rule} is {longest} at most, in that unit. Give a length within it."


class ExtendedTooOftenError(UsageError):
    code = "extended_too_often"
    template = "Rule {rule} may be extended only so many times: {count}. Take away what is beyond."


class ExtensionNotAskedError(UsageError):
    code = "extension_not_asked"
    template = "An extension of rule {rule} must be asked for before the end. Say when it was, with --asked."


class ExtensionTooEarlyError(UsageError):
    code = "extension_too_early"
    template = (
        "The extension of rule {rule} was asked for on {asked}, before the period began on {start}. Correct a date."
    )


class ExtensionTooLateError(UsageError):
    code = "extension_too_late"
    template = (
        "The extension of rule {rule} was asked for on {asked}, after the end on {due}. It cannot be granted any more."
    )


class ClockProfileError(UsageError):
    code = "clock_profile"
    template = "{place}, rule {rule}, {key}: {problem}"


class CountryWithoutRulesError(UsageError):
    code = "country_without_rules"
    template = "There are no rules of {country}. Choose one of: {known}."


class HolidaysUnknownError(UsageError):
    code = "holidays_unknown"
    template = "No public holidays are known of {country}. Name a country or region of the package holidays."


class HolidayYearUnknownError(UsageError):
    code = "holiday_year_unknown"
    template = "The public holidays of {year} are not known. Those of {first} to {last} are; choose a start among them."


class NoWorkingDayError(UsageError):
    code = "no_working_day"
    template = "More than a year would have no working day at all. Look through the overlay of holidays."


class ClockUnknownError(UsageError):
    code = "clock_unknown"
    template = "No one clock of this case begins with {id}. See them with: ovillo clock next CASE."


class ClockRunsAlreadyError(UsageError):
    code = "clock_runs_already"
    template = "That clock was started before: {id}. Nothing was changed."


class ClockStoppedError(UsageError):
    code = "clock_stopped"
    template = "Clock {id} was stopped. Nothing was changed; start another."

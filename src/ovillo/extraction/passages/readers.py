"""Every reader of acts, in the order in which they take proposals from a sentence."""

from ovillo.extraction.acts.acquittals_asked import read_acquittals_asked
from ovillo.extraction.acts.alliances import read_alliances
from ovillo.extraction.acts.assessments import read_assessments
from ovillo.extraction.acts.belongings import read_belongings
from ovillo.extraction.acts.between import read_between
from ovillo.extraction.acts.by_terms import drop_told_by_terms
from ovillo.extraction.acts.charged_relatives import read_charged_relatives
from ovillo.extraction.acts.complaints import read_complaints
from ovillo.extraction.acts.conversions import read_conversions
from ovillo.extraction.acts.copulas import read_copulas
from ovillo.extraction.acts.courts import read_orders_of_courts
from ovillo.extraction.acts.denied_infinitives import read_denied_infinitives
from ovillo.extraction.acts.duties import read_duties
from ovillo.extraction.acts.falsehoods import read_falsehoods
from ovillo.extraction.acts.fees import read_fees
from ovillo.extraction.acts.frames import read_frames
from ovillo.extraction.acts.held_both import read_held_both
from ovillo.extraction.acts.inquiry_focus import read_inquiry_focus
from ovillo.extraction.acts.instances import read_instances
from ovillo.extraction.acts.joint_acts import read_joint_acts
from ovillo.extraction.acts.last_decided import read_last_decided
from ovillo.extraction.acts.made_of import read_made_of
from ovillo.extraction.acts.measures import read_measures
from ovillo.extraction.acts.nominals import read_nominals
from ovillo.extraction.acts.not_among import read_not_among
from ovillo.extraction.acts.notices import read_notices
from ovillo.extraction.acts.others_too import read_others_too
from ovillo.extraction.acts.pleas import read_pleas
from ovillo.extraction.acts.prices import read_prices
from ovillo.extraction.acts.purposes import read_purposes
from ovillo.extraction.acts.recovered_items import read_recovered_items
from ovillo.extraction.acts.remains import read_remains
from ovillo.extraction.acts.role_conduct import read_role_conduct
from ovillo.extraction.acts.seen_doing import read_seen_doing
from ovillo.extraction.acts.terms_alone import read_terms_alone
from ovillo.extraction.acts.told_once import drop_told_as_payments
from ovillo.extraction.acts.verdicts import read_verdicts
from ovillo.extraction.passages.annulled import read_annulled
from ovillo.extraction.passages.dismissals import read_dismissals
from ovillo.extraction.passages.ruled_out import read_ruled_out
from ovillo.extraction.sentences.lists import read_lists
from ovillo.extraction.sentences.ranges import read_ranges
from ovillo.extraction.sentences.stays import read_stays

READERS = (
    read_frames,
    read_denied_infinitives,
    read_not_among,
    read_seen_doing,
    read_purposes,
    read_verdicts,
    read_stays,
    read_belongings,
    read_duties,
    read_role_conduct,
    read_inquiry_focus,
    read_nominals,
    read_pleas,
    read_copulas,
    read_lists,
    read_held_both,
    read_notices,
    read_prices,
    read_fees,
    read_assessments,
    read_instances,
    read_joint_acts,
    read_alliances,
    read_between,
    read_falsehoods,
    read_complaints,
    read_made_of,
    read_remains,
    read_recovered_items,
    read_acquittals_asked,
    read_measures,
    read_annulled,
    read_dismissals,
    read_ruled_out,
    read_charged_relatives,
    read_terms_alone,
    drop_told_by_terms,
    read_orders_of_courts,
    read_conversions,
    read_ranges,
    drop_told_as_payments,
    read_others_too,
    read_last_decided,
)

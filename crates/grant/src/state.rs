//! The transitions of an application as a table: which act leads from which state to which.
//!
//! The table is the map; [`crate::application::Application`] is the machine, whose methods consume
//! the old state. A test walks every act over every state and compares the two, and another
//! compares the table with the diagram in `docs/states/application.md`.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! named {
    ($(#[$attribute:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$doc])* $variant,)*
        }

        impl $name {
            /// All of them, in the order of the procedure.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The code in files and on the wire.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(self.code())
            }
        }
    };
}

named! {
    /// The states of an application, without their data.
    State {
        /// Concept: being written, nothing filed.
        Draft = "draft",
        /// Ingediend, inside the window.
        Submitted = "submitted",
        /// Ingediend buiten het tijdvak: recorded, and to be rejected (art. 14c(2)).
        Late = "late",
        /// Ingetrokken by the applicant before the decision.
        Withdrawn = "withdrawn",
        /// Aanvulling gevraagd, once (art. 4:5 Awb).
        SupplementRequested = "supplement_requested",
        /// Aangevuld, to be checked again.
        Supplemented = "supplemented",
        /// Volledig: goes to the committee.
        Complete = "complete",
        /// Buiten behandeling te stellen (art. 4:5 Awb).
        NotConsidered = "not_considered",
        /// Beoordeeld: all scores are in.
        Assessed = "assessed",
        /// Geadviseerd: the committee's advice is signed.
        Advised = "advised",
        /// Besloten, not yet made known.
        Decided = "decided",
        /// Bekendgemaakt: the term of objection runs.
        Notified = "notified",
        /// In bezwaar.
        Objection = "objection",
        /// Verleend: the award stands.
        Awarded = "awarded",
        /// In uitvoering.
        UnderWay = "under_way",
        /// Verantwoord: report and accounts are in.
        Accounted = "accounted",
        /// Vastgesteld.
        Determined = "determined",
        /// Teruggevorderd.
        Reclaimed = "reclaimed",
        /// Afgerond zonder subsidie: the decision not to award stands.
        Closed = "closed",
    }
}

named! {
    /// The acts that change the state.
    Act {
        /// Indienen.
        Submit = "submit",
        /// Intrekken.
        Withdraw = "withdraw",
        /// Om aanvulling vragen.
        RequestSupplement = "request_supplement",
        /// Aanvullen.
        Supplement = "supplement",
        /// De termijn voor aanvulling verloopt.
        Lapse = "lapse",
        /// Volledig verklaren.
        Accept = "accept",
        /// Onvoldoende aangevuld verklaren.
        FindWanting = "find_wanting",
        /// De scores vaststellen.
        Assess = "assess",
        /// Het advies tekenen.
        Advise = "advise",
        /// Besluiten.
        Decide = "decide",
        /// Bekendmaken.
        Notify = "notify",
        /// Bezwaar maken.
        Object = "object",
        /// Op bezwaar besluiten.
        DecideObjection = "decide_objection",
        /// Onherroepelijk worden: no objection came, or it is over.
        Settle = "settle",
        /// Beginnen.
        Start = "start",
        /// Verantwoorden.
        Account = "account",
        /// Vaststellen.
        Determine = "determine",
        /// Intrekken of lager vaststellen met terugvordering.
        Reclaim = "reclaim",
    }
}

/// One arrow of the diagram.
pub type Transition = (State, Act, State);

/// Every legal transition. A refusal, a rejection and an award part at `settle`.
pub const TRANSITIONS: &[Transition] = &[
    (State::Draft, Act::Submit, State::Submitted),
    (State::Draft, Act::Submit, State::Late),
    (State::Draft, Act::Withdraw, State::Withdrawn),
    (State::Submitted, Act::Withdraw, State::Withdrawn),
    (State::Submitted, Act::RequestSupplement, State::SupplementRequested),
    (State::Submitted, Act::Accept, State::Complete),
    (State::SupplementRequested, Act::Withdraw, State::Withdrawn),
    (State::SupplementRequested, Act::Supplement, State::Supplemented),
    (State::SupplementRequested, Act::Lapse, State::NotConsidered),
    (State::Supplemented, Act::Withdraw, State::Withdrawn),
    (State::Supplemented, Act::Accept, State::Complete),
    (State::Supplemented, Act::FindWanting, State::NotConsidered),
    (State::Complete, Act::Withdraw, State::Withdrawn),
    (State::Complete, Act::Assess, State::Assessed),
    (State::Complete, Act::Decide, State::Decided),
    (State::Assessed, Act::Withdraw, State::Withdrawn),
    (State::Assessed, Act::Advise, State::Advised),
    (State::Advised, Act::Withdraw, State::Withdrawn),
    (State::Advised, Act::Decide, State::Decided),
    (State::Late, Act::Withdraw, State::Withdrawn),
    (State::Late, Act::Decide, State::Decided),
    (State::NotConsidered, Act::Decide, State::Decided),
    (State::Decided, Act::Notify, State::Notified),
    (State::Notified, Act::Object, State::Objection),
    (State::Notified, Act::Settle, State::Awarded),
    (State::Notified, Act::Settle, State::Closed),
    (State::Objection, Act::DecideObjection, State::Decided),
    (State::Awarded, Act::Start, State::UnderWay),
    (State::Awarded, Act::Reclaim, State::Reclaimed),
    (State::UnderWay, Act::Account, State::Accounted),
    (State::UnderWay, Act::Reclaim, State::Reclaimed),
    (State::Accounted, Act::Determine, State::Determined),
    (State::Determined, Act::Reclaim, State::Reclaimed),
];

/// The diagram in the language of mermaid, as it stands in `docs/states/application.md`.
pub fn diagram() -> String {
    let mut text = String::from("stateDiagram-v2\n    [*] --> draft\n");
    for (from, act, to) in TRANSITIONS {
        text.push_str(&format!("    {from} --> {to}: {act}\n"));
    }
    for last in State::ALL.iter().filter(|state| is_final(**state)) {
        text.push_str(&format!("    {last} --> [*]\n"));
    }
    text
}

/// Whether nothing can follow on this state.
pub fn is_final(state: State) -> bool {
    TRANSITIONS.iter().all(|(from, _, _)| *from != state)
}

/// An act that the state does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an application that is {from} cannot {act}")]
pub struct IllegalTransition {
    /// The state the application was, and stays, in.
    pub from: State,
    /// What was tried.
    pub act: Act,
}

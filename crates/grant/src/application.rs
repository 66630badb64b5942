//! Aanvraag: the life of an application as an enum with data; every act consumes the old state.
//!
//! What must be remembered for a later step travels in the state: the moment of filing, the one
//! request to supplement, the decision, the day it was made known. Whether an act is wise (is the
//! application complete, is the advice signed by the chair) is for the rules and for people; this
//! machine only keeps the order. It knows no clock: moments and days come in as arguments.

use crate::state::{Act, IllegalTransition, State};
use crate::terms::window::{Position, Window};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// An application in the state it is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", content = "data", rename_all = "snake_case")]
pub enum Application {
    /// Being written.
    Draft,
    /// Filed inside the window.
    Submitted(Filing),
    /// Filed outside the window (art. 14c(2)).
    Late(Filing),
    /// Taken back by the applicant.
    Withdrawn {
        /// The day of withdrawal.
        on: Date,
    },
    /// Asked to supplement (art. 4:5 Awb).
    SupplementRequested(Filing, SupplementRequest),
    /// Supplemented, once.
    Supplemented(Filing, SupplementRequest, SupplementAnswer),
    /// Complete, ready for the committee.
    Complete(Filing),
    /// To be left unconsidered (art. 4:5 Awb).
    NotConsidered(Filing, Wanting),
    /// All scores are in.
    Assessed(Filing),
    /// The advice is signed.
    Advised(Filing, Advised),
    /// Decided, not yet known.
    Decided(DecisionTaken),
    /// Made known.
    Notified(DecisionTaken, Notified),
    /// Objected to.
    Objection(DecisionTaken, Notified, Objected),
    /// The award stands.
    Awarded(DecisionTaken),
    /// The activities run.
    UnderWay(DecisionTaken, Started),
    /// Report and accounts are in.
    Accounted(DecisionTaken, Accounted),
    /// Determined.
    Determined(DecisionTaken, Settled),
    /// Money is asked back.
    Reclaimed(DecisionTaken, Settled),
    /// Over, without an award.
    Closed(DecisionTaken),
}

/// The filing as it was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing {
    /// The instant of receipt.
    pub at: Timestamp,
}

/// The one request to supplement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupplementRequest {
    /// The day on which it was sent.
    pub sent_on: Date,
    /// The last day to answer it.
    pub until: Date,
    /// What was missing, as codes of the completeness list.
    pub missing: Vec<String>,
}

/// The answer to the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupplementAnswer {
    /// The day of receipt.
    pub received_on: Date,
}

/// From which day an application is to be left unconsidered, which starts the term of art. 4:5(4) Awb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanting {
    /// The day of the insufficient supplement, or the last day of the term that lapsed.
    pub since: Date,
}

/// The signed advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advised {
    /// The day of signature.
    pub on: Date,
}

/// What was decided. A rejection, a refusal and leaving unconsidered are three different acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Verleend, in full or in part.
    Awarded,
    /// Geweigerd, on a ground or beyond the ceiling.
    Refused,
    /// Afgewezen, because it came outside the window.
    Rejected,
    /// Buiten behandeling gesteld.
    NotConsidered,
}

/// A decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionTaken {
    /// What was decided.
    pub outcome: Outcome,
    /// The day of the decision.
    pub on: Date,
    /// Whether it was taken on objection, and so stands outside the ceiling (art. 4:25(3) Awb).
    pub on_objection: bool,
}

/// The moment at which a decision was made known; from here the term of objection runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notified {
    /// The day of sending.
    pub on: Date,
}

/// An objection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objected {
    /// The day of receipt.
    pub on: Date,
}

/// The start of the activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Started {
    /// The first day of the period that the decision sets (art. 14g(a)).
    pub on: Date,
}

/// The account rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accounted {
    /// The day on which the annual accounts over the last year were filed (art. 14h(2)).
    pub on: Date,
}

/// A determination or a reclaim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// Its day.
    pub on: Date,
}

/// The answer of every act: the new state, or the old one unchanged with what was wrong.
pub type Moved = Result<Application, Box<(Application, IllegalTransition)>>;

impl Application {
    /// The state without its data.
    pub fn state(&self) -> State {
        match self {
            Self::Draft => State::Draft,
            Self::Submitted(..) => State::Submitted,
            Self::Late(..) => State::Late,
            Self::Withdrawn { .. } => State::Withdrawn,
            Self::SupplementRequested(..) => State::SupplementRequested,
            Self::Supplemented(..) => State::Supplemented,
            Self::Complete(..) => State::Complete,
            Self::NotConsidered(..) => State::NotConsidered,
            Self::Assessed(..) => State::Assessed,
            Self::Advised(..) => State::Advised,
            Self::Decided(..) => State::Decided,
            Self::Notified(..) => State::Notified,
            Self::Objection(..) => State::Objection,
            Self::Awarded(..) => State::Awarded,
            Self::UnderWay(..) => State::UnderWay,
            Self::Accounted(..) => State::Accounted,
            Self::Determined(..) => State::Determined,
            Self::Reclaimed(..) => State::Reclaimed,
            Self::Closed(..) => State::Closed,
        }
    }

    /// Indienen (art. 14c): a filing outside the window is recorded too, and is late.
    pub fn submit(self, window: Window, at: Timestamp) -> Moved {
        match self {
            Self::Draft if window.position(at) == Position::Inside => Ok(Self::Submitted(Filing { at })),
            Self::Draft => Ok(Self::Late(Filing { at })),
            other => other.cannot(Act::Submit),
        }
    }

    /// Intrekken: up to the decision.
    pub fn withdraw(self, on: Date) -> Moved {
        match self {
            Self::Draft
            | Self::Submitted(_)
            | Self::Late(_)
            | Self::SupplementRequested(..)
            | Self::Supplemented(..)
            | Self::Complete(_)
            | Self::Assessed(_)
            | Self::Advised(..) => Ok(Self::Withdrawn { on }),
            other => other.cannot(Act::Withdraw),
        }
    }

    /// Om aanvulling vragen: once, because no state after this one allows it again.
    pub fn request_supplement(self, request: SupplementRequest) -> Moved {
        match self {
            Self::Submitted(filing) => Ok(Self::SupplementRequested(filing, request)),
            other => other.cannot(Act::RequestSupplement),
        }
    }

    /// Aanvullen, inside the time given.
    pub fn supplement(self, received_on: Date) -> Moved {
        match self {
            Self::SupplementRequested(filing, request) if received_on <= request.until => {
                Ok(Self::Supplemented(filing, request, SupplementAnswer { received_on }))
            }
            other => other.cannot(Act::Supplement),
        }
    }

    /// The time to supplement has passed unused; `today` must lie after it.
    pub fn lapse(self, today: Date) -> Moved {
        match self {
            Self::SupplementRequested(filing, request) if today > request.until => {
                Ok(Self::NotConsidered(filing, Wanting { since: request.until }))
            }
            other => other.cannot(Act::Lapse),
        }
    }

    /// Volledig verklaren.
    pub fn accept(self) -> Moved {
        match self {
            Self::Submitted(filing) | Self::Supplemented(filing, ..) => Ok(Self::Complete(filing)),
            other => other.cannot(Act::Accept),
        }
    }

    /// Still incomplete after the supplement.
    pub fn find_wanting(self) -> Moved {
        match self {
            Self::Supplemented(filing, _, answer) => {
                Ok(Self::NotConsidered(filing, Wanting { since: answer.received_on }))
            }
            other => other.cannot(Act::FindWanting),
        }
    }

    /// Fixes the scores (art. 14f(2), (3)).
    pub fn assess(self) -> Moved {
        match self {
            Self::Complete(filing) => Ok(Self::Assessed(filing)),
            other => other.cannot(Act::Assess),
        }
    }

    /// Signs the advice (art. 14f(1)).
    pub fn advise(self, on: Date) -> Moved {
        match self {
            Self::Assessed(filing) => Ok(Self::Advised(filing, Advised { on })),
            other => other.cannot(Act::Advise),
        }
    }

    /// Besluiten. What may be decided follows from the state: a late application can only be
    /// rejected, an incomplete one only left unconsidered, a complete one without advice only
    /// refused on a ground, an advised one awarded or refused.
    pub fn decide(self, outcome: Outcome, on: Date) -> Moved {
        let fits = match &self {
            Self::Late(_) => outcome == Outcome::Rejected,
            Self::NotConsidered(..) => outcome == Outcome::NotConsidered,
            Self::Complete(_) => outcome == Outcome::Refused,
            Self::Advised(..) => matches!(outcome, Outcome::Awarded | Outcome::Refused),
            _ => false,
        };
        if fits {
            Ok(Self::Decided(DecisionTaken { outcome, on, on_objection: false }))
        } else {
            self.cannot(Act::Decide)
        }
    }

    /// Bekendmaken: not before the decision.
    pub fn notify(self, on: Date) -> Moved {
        match self {
            Self::Decided(decision) if on >= decision.on => Ok(Self::Notified(decision, Notified { on })),
            other => other.cannot(Act::Notify),
        }
    }

    /// Bezwaar maken. Also a late objection is an objection: whether it may be heard is decided on it.
    pub fn object(self, on: Date) -> Moved {
        match self {
            Self::Notified(decision, notified) => Ok(Self::Objection(decision, notified, Objected { on })),
            other => other.cannot(Act::Object),
        }
    }

    /// Op bezwaar besluiten: a new decision, which is made known in its turn.
    pub fn decide_objection(self, outcome: Outcome, on: Date) -> Moved {
        match self {
            Self::Objection(..) => Ok(Self::Decided(DecisionTaken { outcome, on, on_objection: true })),
            other => other.cannot(Act::DecideObjection),
        }
    }

    /// The decision stands: an award goes on, anything else is over.
    pub fn settle(self) -> Moved {
        match self {
            Self::Notified(decision, _) if decision.outcome == Outcome::Awarded => Ok(Self::Awarded(decision)),
            Self::Notified(decision, _) => Ok(Self::Closed(decision)),
            other => other.cannot(Act::Settle),
        }
    }

    /// The activities begin.
    pub fn start(self, on: Date) -> Moved {
        match self {
            Self::Awarded(decision) => Ok(Self::UnderWay(decision, Started { on })),
            other => other.cannot(Act::Start),
        }
    }

    /// The activity report and the annual accounts are in (art. 14h(2), (3)).
    pub fn account(self, on: Date) -> Moved {
        match self {
            Self::UnderWay(decision, _) => Ok(Self::Accounted(decision, Accounted { on })),
            other => other.cannot(Act::Account),
        }
    }

    /// Vaststellen (art. 14h(2)).
    pub fn determine(self, on: Date) -> Moved {
        match self {
            Self::Accounted(decision, _) => Ok(Self::Determined(decision, Settled { on })),
            other => other.cannot(Act::Determine),
        }
    }

    /// Terugvorderen, after withdrawal of the award or after a lower determination.
    pub fn reclaim(self, on: Date) -> Moved {
        match self {
            Self::Awarded(decision) | Self::UnderWay(decision, _) | Self::Determined(decision, _) => {
                Ok(Self::Reclaimed(decision, Settled { on }))
            }
            other => other.cannot(Act::Reclaim),
        }
    }

    fn cannot(self, act: Act) -> Moved {
        let from = self.state();
        Err(Box::new((self, IllegalTransition { from, act })))
    }
}

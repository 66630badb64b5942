//! The checks, one file each, in the order of the criteria. A new check is a row here.

use crate::Check;

mod c1_1_learning_goals;
mod c1_2_exercises;
mod c1_3_success_criteria;
mod c1_4_evaluation;
mod c1_5_prior_knowledge;
mod c1_6_vision;
mod c2_4_spelling;
mod c2_5_readability;
mod c2_6_structure;
mod c3_1_readable;
mod c3_2_navigation;
mod c3_3_file_names;
mod c3_3_image_alt;
mod c3_3_image_of_text;
mod c3_3_link_name;
mod c3_3_marked_structure;
mod c3_3_page_title;
mod c3_3_subtitles;
mod c3_4_materials;
mod c4_1_attribution;
mod c4_2_open_licence;
mod c4_3_explicit_licence;
mod c5_1_file_types;
mod c5_2_school_independent;
mod c5_3_links;
mod c5_4_contact;
mod c6_1_base_metadata;
mod c6_2_extra_metadata;

/// Every check.
pub const CHECKS: &[Check] = &[
    c1_1_learning_goals::CHECK,
    c1_2_exercises::CHECK,
    c1_3_success_criteria::CHECK,
    c1_4_evaluation::CHECK,
    c1_5_prior_knowledge::CHECK,
    c1_6_vision::CHECK,
    c2_4_spelling::CHECK,
    c2_5_readability::CHECK,
    c2_6_structure::CHECK,
    c3_1_readable::CHECK,
    c3_2_navigation::CHECK,
    c3_3_file_names::CHECK,
    c3_3_link_name::CHECK,
    c3_3_image_alt::CHECK,
    c3_3_image_of_text::CHECK,
    c3_3_page_title::CHECK,
    c3_3_marked_structure::CHECK,
    c3_3_subtitles::CHECK,
    c3_4_materials::CHECK,
    c4_1_attribution::CHECK,
    c4_2_open_licence::CHECK,
    c4_3_explicit_licence::CHECK,
    c5_1_file_types::CHECK,
    c5_2_school_independent::CHECK,
    c5_3_links::CHECK,
    c5_4_contact::CHECK,
    c6_1_base_metadata::CHECK,
    c6_2_extra_metadata::CHECK,
];

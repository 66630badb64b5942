//! The pages about the site itself, and what machines ask of any site.

pub mod feed;
pub mod health;
pub mod pages;
pub mod report;
pub mod robots;
pub mod sitemap;
pub mod statics;

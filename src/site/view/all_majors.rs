//! Majors across standards: which certificates suit a major of a school type.

use serde::Serialize;

use crate::content::{Taken, unique};
use crate::curriculum::{Certificate, Certificates, Curriculum, Majors};
use crate::site::navigation::{LevelLink, Link};
use crate::site::route::Route;
use crate::standard::LevelId;

/// What the page of all majors shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct AllMajorsView {
    /// All majors, those of two school types twice.
    pub total: usize,
    /// From the lowest.
    pub school_types: Vec<SchoolTypeView>,
}

/// The majors of one school type.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SchoolTypeView {
    /// 中等职业学校
    pub name: String,
    /// Its place on the page.
    pub anchor: String,
    /// By name.
    pub majors: Vec<MajorView>,
}

/// A major and the certificates that suit it.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct MajorView {
    /// As printed.
    pub name: String,
    /// What its place on the page ends in.
    pub slug: String,
    /// Its page.
    pub page: String,
    /// In the site's order.
    pub certificates: Vec<CertificateView>,
}

/// A certificate that suits a major.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CertificateView {
    /// The standard's name, and its page of majors at that school type.
    pub standard: Link,
    /// Whether only the former catalogue lists the major.
    pub former_only: bool,
    /// 本校设定: the levels that suit it.
    pub levels: Vec<LevelLink>,
}

impl AllMajorsView {
    /// Whole.
    pub fn of(curriculum: &Curriculum, majors: &Majors) -> Self {
        let school_types = Certificates::of(curriculum);
        let mut taken = Taken::default();
        let mut major = |of: &Certificates, name: &str, certificates: &[Certificate]| MajorView {
            name: name.to_owned(),
            slug: unique(&Route::major_slug(name), &mut taken),
            page: majors.named(name).map_or(String::new(), |it| Route::Major(&it.slug).href_from(&Route::AllMajors)),
            certificates: certificates.iter().map(|it| certificate(of, it)).collect(),
        };
        let mut school_type = |it: &Certificates| SchoolTypeView {
            name: it.school_type.name().to_owned(),
            anchor: Route::school_anchor(it.school_type.name()),
            majors: it.majors.iter().map(|(name, certificates)| major(it, name, certificates)).collect(),
        };
        let total = school_types.iter().map(|it| it.majors.len()).sum();
        Self { total, school_types: school_types.iter().map(&mut school_type).collect() }
    }
}

fn certificate(of: &Certificates, certificate: &Certificate) -> CertificateView {
    let here = Route::AllMajors;
    let standard = certificate.syllabus.standard();
    let code = &standard.code;
    let level = |level: &LevelId| LevelLink {
        name: standard.level(*level).map(|level| level.name.clone()).unwrap_or_default(),
        slug: level.slug(),
        href: Route::Level(code, *level).href_from(&here),
        current: None,
    };
    CertificateView {
        standard: Link {
            label: standard.name().to_owned(),
            href: Route::Majors(code).anchor_from(&here, &Route::school_anchor(of.school_type.name())),
            current: false,
        },
        former_only: certificate.former_only,
        levels: certificate.levels.iter().map(level).collect(),
    }
}

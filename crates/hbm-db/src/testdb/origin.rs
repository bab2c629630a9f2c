//! What instances are: copies of a template, or schemas of one database.

use super::instance::Instance;
use super::makers::Makers;
use super::name::Hash;
use super::schemas::Schemas;
use super::template::Template;
use crate::config::Given;
use crate::db::Target;
use crate::error::Result;

/// What instances are made of.
pub(crate) enum Origin {
    /// Databases, copies of this one.
    Template(Template),
    /// Schemas of the database that was named.
    Schemas(Schemas),
}

impl Origin {
    pub(super) fn hash(&self) -> &Hash {
        match self {
            Self::Template(template) => &template.hash,
            Self::Schemas(schemas) => &schemas.hash,
        }
    }

    /// The state of the sequences of an instance that nobody used; none where it is used once.
    pub(super) fn sequences(&self) -> Option<&str> {
        match self {
            Self::Template(template) => Some(&template.sequences),
            Self::Schemas(_) => None,
        }
    }

    /// How other programs connect to an instance.
    ///
    /// # Errors
    /// None: what can be wrong was read before.
    pub(super) fn given(&self, target: &Target, instance: &Instance) -> Result<Given> {
        match self {
            Self::Template(_) => Ok(target.given(&instance.name)),
            Self::Schemas(_) => target.given_in(&instance.name),
        }
    }

    pub(super) async fn make(&self, makers: &Makers, instance: &Instance) -> Result<()> {
        match self {
            Self::Template(template) => makers.work(async |maker| instance.make(maker, template).await).await,
            Self::Schemas(schemas) => schemas.make(&instance.token, &instance.name).await,
        }
    }

    pub(super) async fn drop(&self, makers: &Makers, instance: &Instance) -> Result<()> {
        match self {
            Self::Template(_) => makers.work(async |maker| instance.drop(maker, makers.target()).await).await,
            Self::Schemas(_) => {
                makers.work(async |maker| super::schemas::drop(maker, &instance.name).await).await
            }
        }
    }
}

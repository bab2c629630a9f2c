//! The relations are those that `#[sea_orm::model]` makes of the same entities.

#![expect(missing_docs, reason = "entities that exist for the test only")]

use sea_orm::{EntityTrait, Iterable, Related, RelationTrait};

/// Entities with each kind of relation, once with each attribute.
macro_rules! entities {
    ($name:ident, $model:path) => {
        pub mod $name {
            pub mod author {
                use sea_orm::entity::prelude::*;

                #[$model]
                #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
                #[sea_orm(table_name = "author")]
                pub struct Model {
                    #[sea_orm(primary_key)]
                    pub id: i32,
                    pub mentor_id: Option<i32>,
                    #[sea_orm(
                        self_ref,
                        relation_enum = "Mentor",
                        relation_reverse = "Pupils",
                        from = "mentor_id",
                        to = "id",
                        on_delete = "SetNull"
                    )]
                    pub mentor: BelongsTo<Option<Entity>>,
                    #[sea_orm(self_ref, relation_enum = "Pupils", relation_reverse = "Mentor")]
                    pub pupils: HasMany<Entity>,
                    #[sea_orm(has_many, via = "book_author")]
                    pub books: HasMany<super::book::Entity>,
                    #[sea_orm(has_many, relation_enum = "Edited", via_rel = "Editor")]
                    pub edited: HasMany<super::page::Entity>,
                    #[sea_orm(has_many, relation_enum = "Written", via_rel = "Writer")]
                    pub written: HasMany<super::page::Entity>,
                }

                impl ActiveModelBehavior for ActiveModel {}
            }

            pub mod book {
                use sea_orm::entity::prelude::*;

                #[$model]
                #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
                #[sea_orm(table_name = "book")]
                pub struct Model {
                    #[sea_orm(primary_key)]
                    pub id: i32,
                    #[sea_orm(has_many, via = "book_author::Book")]
                    pub authors: HasMany<super::author::Entity>,
                    #[sea_orm(has_one)]
                    pub cover: HasOne<super::page::Entity>,
                }

                impl ActiveModelBehavior for ActiveModel {}
            }

            pub mod book_author {
                use sea_orm::entity::prelude::*;

                #[$model]
                #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
                #[sea_orm(table_name = "book_author")]
                pub struct Model {
                    #[sea_orm(primary_key, auto_increment = false)]
                    pub book_id: i32,
                    #[sea_orm(primary_key, auto_increment = false)]
                    pub author_id: i32,
                    #[sea_orm(belongs_to, from = "book_id", to = "id", on_delete = "Cascade")]
                    pub book: BelongsTo<super::book::Entity>,
                    #[sea_orm(belongs_to, from = "author_id", to = "id", on_update = "Cascade")]
                    pub author: BelongsTo<super::author::Entity>,
                }

                impl ActiveModelBehavior for ActiveModel {}
            }

            pub mod page {
                use sea_orm::entity::prelude::*;

                #[$model]
                #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
                #[sea_orm(table_name = "page")]
                pub struct Model {
                    #[sea_orm(primary_key)]
                    pub id: i32,
                    #[sea_orm(unique)]
                    pub book_id: i32,
                    pub writer_id: i32,
                    pub editor_id: i32,
                    #[sea_orm(belongs_to, from = "book_id", to = "id", skip_fk)]
                    pub book: BelongsTo<super::book::Entity>,
                    #[sea_orm(belongs_to, relation_enum = "Writer", from = "writer_id", to = "id")]
                    pub writer: BelongsTo<super::author::Entity>,
                    #[sea_orm(belongs_to, relation_enum = "Editor", from = "editor_id", to = "id")]
                    pub editor: BelongsTo<super::author::Entity>,
                    #[sea_orm(
                        belongs_to,
                        relation_enum = "Credit",
                        from = "(book_id, writer_id)",
                        to = "(book_id, author_id)"
                    )]
                    pub credit: BelongsTo<super::book_author::Entity>,
                }

                impl ActiveModelBehavior for ActiveModel {}
            }
        }
    };
}

entities!(full, sea_orm::model);
entities!(short, hbm_db_entity_macros::model);

fn relations<E: EntityTrait>() -> Vec<String>
where
    E::Relation: Iterable,
{
    E::Relation::iter().map(|relation| format!("{relation:?} {:?}", relation.def())).collect()
}

fn way<E: Related<R>, R: EntityTrait>() -> String {
    format!("{:?} {:?}", E::to(), E::via())
}

#[test]
fn relations_are_the_same() {
    assert_eq!(relations::<short::author::Entity>(), relations::<full::author::Entity>());
    assert_eq!(relations::<short::book::Entity>(), relations::<full::book::Entity>());
    assert_eq!(relations::<short::book_author::Entity>(), relations::<full::book_author::Entity>());
    assert_eq!(relations::<short::page::Entity>(), relations::<full::page::Entity>());
    assert_eq!(relations::<short::page::Entity>().len(), 4);
}

#[test]
fn ways_to_related_entities_are_the_same() {
    macro_rules! same {
        ($from:ident, $to:ident) => {
            assert_eq!(
                way::<short::$from::Entity, short::$to::Entity>(),
                way::<full::$from::Entity, full::$to::Entity>()
            );
        };
    }
    same!(author, book);
    same!(book, author);
    same!(book, page);
    same!(book_author, book);
    same!(book_author, author);
    same!(page, book);
    same!(page, book_author);
}

//! The document's enums. Where a model and the list under *Enums* disagree, a type has the labels of both.
//!
//! The types are called like the document's, in snake case: SeaORM writes the name of a type without quotes where a
//! column has it, and PostgreSQL would look for `userrole`.

use sea_orm::entity::prelude::*;

/// What a user may be.
///
/// In the order of *Enums*; the model `Role` lists the same eight in another order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "user_role", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum UserRole {
    /// May do everything, and act as others.
    SuperAdmin,
    /// Runs the hub.
    Admin,
    /// Leads a team.
    Leader,
    /// Sells in stores.
    Seller,
    /// Makes designs.
    Designer,
    /// Produces and ships.
    Fulfiller,
    /// Looks after money.
    Finance,
    /// Answers customers.
    Support,
}

/// What a permission is about.
///
/// The model `Permission` shows the first few and "etc.".
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "permission_resource",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum PermissionResource {
    /// Users.
    User,
    /// Roles.
    Role,
    /// Permissions.
    Permission,
    /// Stores.
    Store,
    /// Products and variants.
    Product,
    /// Orders.
    Order,
    /// Designs.
    Design,
    /// Factories.
    Factory,
    /// Figures and reports.
    Analytics,
    /// Settings.
    Settings,
    /// Teams.
    Team,
}

/// What a permission allows.
///
/// EXECUTE is in the model `Permission` only: the union of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "permission_action",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum PermissionAction {
    /// To create.
    Create,
    /// To read.
    Read,
    /// To change.
    Update,
    /// To delete.
    Delete,
    /// To run, as a report or an automatic fulfillment.
    Execute,
}

/// Where a store sells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "platform", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Platform {
    /// TikTok Shop.
    TiktokShop,
    /// Shopify.
    Shopify,
    /// Etsy.
    Etsy,
    /// Amazon.
    Amazon,
    /// WooCommerce.
    Woocommerce,
}

/// Where a product stands.
///
/// OUT_OF_STOCK is in *Enums* only: the union of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "product_status",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum ProductStatus {
    /// Not for sale yet.
    Draft,
    /// For sale.
    Active,
    /// No longer for sale.
    Discontinued,
    /// For sale again when there is stock.
    OutOfStock,
}

/// Where an order stands.
///
/// The union of both lists: CONFIRMED and DELIVERED are in the model `Order` only, COMPLETED and REFUNDED
/// in *Enums* only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "order_status",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum OrderStatus {
    /// Placed.
    Pending,
    /// Accepted and paid.
    Confirmed,
    /// Being produced.
    Processing,
    /// On its way.
    Shipped,
    /// With the customer.
    Delivered,
    /// Nothing left to do.
    Completed,
    /// Given up before it was shipped.
    Cancelled,
    /// Paid back.
    Refunded,
}

/// Where a fulfillment, or a line of an order, stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "fulfillment_status",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum FulfillmentStatus {
    /// Not begun.
    Pending,
    /// Being produced.
    InProduction,
    /// On its way.
    Shipped,
    /// With the customer.
    Delivered,
    /// Could not be produced or delivered.
    Failed,
}

/// Where the payment of an order stands.
///
/// No model shows it: an order has it beside its own status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "payment_status",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum PaymentStatus {
    /// Not paid.
    Pending,
    /// Being paid.
    Processing,
    /// Paid.
    Paid,
    /// The payment failed.
    Failed,
    /// Paid back.
    Refunded,
    /// Paid back in part.
    PartiallyRefunded,
}

/// Where a design stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "design_status",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum DesignStatus {
    /// Being made.
    Draft,
    /// Waits for a review.
    Review,
    /// May be printed.
    Approved,
    /// No longer used.
    Archived,
}

/// When quality is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "quality_check_stage",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum QualityCheckStage {
    /// Before production.
    PreProduction,
    /// During production.
    InProduction,
    /// After production.
    PostProduction,
    /// Before it is shipped.
    PreShipping,
}

/// What came of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "quality_check_result",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum QualityCheckResult {
    /// Good.
    Pass,
    /// Not good.
    Fail,
    /// Good, if something is done.
    Conditional,
}

/// Where a shipment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "shipment_status",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum ShipmentStatus {
    /// Announced to the carrier.
    Created,
    /// Handed over.
    Dispatched,
    /// On its way.
    InTransit,
    /// In the van.
    OutForDelivery,
    /// With the customer.
    Delivered,
    /// Came back.
    Returned,
    /// Nobody knows where.
    Lost,
}

/// Where a return stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "return_status",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum ReturnStatus {
    /// Asked for.
    Requested,
    /// Allowed.
    Approved,
    /// On its way back.
    Shipped,
    /// Back.
    Received,
    /// Being looked at.
    Processing,
    /// Settled.
    Completed,
    /// Not allowed.
    Rejected,
}

/// Why something is returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "return_reason",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum ReturnReason {
    /// It does not work.
    Defective,
    /// It is something else.
    WrongItem,
    /// It is not what was promised.
    NotAsDescribed,
    /// It broke on the way.
    Damaged,
    /// It is not wanted any more.
    NoLongerNeeded,
    /// Something else.
    Other,
}

/// What a customer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "customer_status",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum CustomerStatus {
    /// Buys.
    Active,
    /// Did not buy for long.
    Inactive,
    /// May not buy.
    Blocked,
    /// Is looked after.
    Vip,
}

/// Where a ticket stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "ticket_status",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum TicketStatus {
    /// New.
    Open,
    /// Being worked on.
    InProgress,
    /// Answered.
    Resolved,
    /// Done.
    Closed,
}

/// How urgent a ticket is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "ticket_priority",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum TicketPriority {
    /// Can wait.
    Low,
    /// In its turn.
    Medium,
    /// Soon.
    High,
    /// Now.
    Critical,
}

/// What a cached figure is.
///
/// The union of both lists: the model `AnalyticsCache` says REVENUE, ORDERS, CONVERSION, etc., which stand
/// at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "metric_type",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum MetricType {
    /// Revenue.
    TotalRevenue,
    /// Number of orders.
    TotalOrders,
    /// Revenue for each order.
    AverageOrderValue,
    /// Orders for each visit.
    ConversionRate,
    /// Returns for each order.
    ReturnRate,
    /// Revenue for each customer.
    CustomerLifetimeValue,
    /// What sells best.
    TopProducts,
    /// Who buys most.
    TopCustomers,
    /// Revenue, as the model names it.
    Revenue,
    /// Number of orders, as the model names it.
    Orders,
    /// Orders for each visit, as the model names it.
    Conversion,
}

/// What a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "report_type",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum ReportType {
    /// Sales.
    Sales,
    /// Stock.
    Inventory,
    /// Production and shipping.
    Fulfillment,
    /// Customers.
    Customer,
    /// Money.
    Financial,
    /// Whatever its configuration says.
    Custom,
}

/// What a report is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "report_format",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum ReportFormat {
    /// A document.
    Pdf,
    /// A workbook.
    Excel,
    /// Plain rows.
    Csv,
    /// For programs.
    Json,
}

/// What kind of stock it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "inventory_type",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum InventoryType {
    /// There, for sale.
    OnHand,
    /// There, and promised.
    Reserved,
    /// On its way in.
    InTransit,
    /// There, not for sale.
    Damaged,
}

/// Why stock changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "movement_type",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum MovementType {
    /// Came from a supplier.
    Receipt,
    /// Went to a customer.
    Shipment,
    /// Was counted.
    Adjustment,
    /// Went from one place to another.
    Transfer,
    /// Came back.
    Return,
    /// Was damaged.
    Damage,
}

/// What a transaction is.
///
/// FEE and COMMISSION are in *Enums* only: the union of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "transaction_type",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum TransactionType {
    /// A customer pays.
    Payment,
    /// A customer is paid back.
    Refund,
    /// A correction, in either direction.
    Adjustment,
    /// What a platform or carrier takes.
    Fee,
    /// What a seller or designer gets.
    Commission,
}

/// Where a transaction stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "transaction_status",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum TransactionStatus {
    /// Not begun.
    Pending,
    /// Under way.
    Processing,
    /// Done.
    Completed,
    /// Did not work.
    Failed,
    /// Given up.
    Cancelled,
}

/// What a factory is to the hub.
///
/// In the model `Factory` only; *Enums* does not list it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "supplier_type",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum SupplierType {
    /// Makes blank goods.
    Manufacturer,
    /// Prints.
    Printer,
    /// Sells what others make.
    Distributor,
    /// Stores, packs and ships.
    FulfillmentCenter,
}

/// What a location of a factory is for.
///
/// In the model `FactoryLocation` only; *Enums* does not list it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Enum",
    enum_name = "location_type",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum LocationType {
    /// It produces.
    Production,
    /// It stores.
    Warehouse,
    /// It writes.
    Office,
}

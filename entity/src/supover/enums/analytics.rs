//! Figures and reports.

use sea_orm::entity::prelude::*;

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

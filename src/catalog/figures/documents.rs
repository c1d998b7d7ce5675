//! 制度与公开: documents, objectives, disclosure, premises.

use super::build::figure;
use crate::ledger::FigureDef;

pub(super) fn figures() -> Vec<FigureDef> {
    vec![
        figure("document", "制度文件", "项", "document").count(),
        action("document_made", "制定文件", "made"),
        action("document_issued", "印发文件", "issued"),
        figure("objective", "目标任务", "项", "objective").sum("items"),
        figure("disclosure", "党务公开", "次", "disclosure").count(),
        figure("facility", "阵地建设", "处", "facility").count(),
        figure("facility_amount", "阵地投入", "元", "facility").sum("amount"),
    ]
}

fn action(id: &'static str, name: &str, action: &str) -> FigureDef {
    figure(id, name, "项", "document").with("action", &[action]).within("document").count()
}

using System.Xml.Linq;
using SupplierDiversity.Rules.Notices;
using static SupplierDiversity.Rules.Eforms.EformsXml;

namespace SupplierDiversity.Rules.Eforms;

/// <summary>Award and selection criteria of a lot.</summary>
internal static class EformsCriteria
{
    /// <summary>BT-543, then each criterion (BT-539, 734, 540) with its numbers (BT-541).</summary>
    public static XElement? Award(NoticeLot lot) => Group(
        Cac + "AwardingTerms",
        Group(
            Cac + "AwardingCriterion",
            Text(Cbc + "CalculationExpression", lot.AwardCalculation),
            lot.AwardCriteria.Select(c => Group(
                Cac + "SubordinateAwardingCriterion",
                Extension(c.Numbers.Select(n => Group(
                    Efac + "AwardCriterionParameter", Code(Efbc + "ParameterCode", n.Kind, n.Code), Number(Efbc + "ParameterNumeric", n.Number)))),
                Code(Cbc + "AwardingCriterionTypeCode", "award-criterion-type", c.Type),
                Text(Cbc + "Name", c.Name),
                Text(Cbc + "Description", c.Description)))));

    /// <summary>BT-809 and BT-750; name and use are of older notices.</summary>
    public static XElement? Selection(SelectionCriterion criterion) => Group(
        Efac + "SelectionCriteria",
        Code(Cbc + "TendererRequirementTypeCode", "selection-criterion", criterion.Type),
        Text(Cbc + "Name", criterion.Name),
        Text(Cbc + "Description", criterion.Description),
        Code(Cbc + "CalculationExpressionCode", "usage", criterion.Usage));
}

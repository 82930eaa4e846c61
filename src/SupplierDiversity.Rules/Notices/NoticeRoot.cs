namespace SupplierDiversity.Rules.Notices;

/// <summary>The document types of eForms, told by namespace: some senders prefix the root element.</summary>
internal static class NoticeRoot
{
    /// <summary>Null when the root is one of a notice; otherwise why not.</summary>
    public static NoticeRefusal? Check(string name, string namespaceUri, int line)
    {
        var known = name is "ContractNotice" or "ContractAwardNotice" or "PriorInformationNotice"
            ? namespaceUri == NoticeNames.Ubl + name + "-2"
            : name == "BusinessRegistrationInformationNotice" && namespaceUri == NoticeNames.Registration;
        return known ? null : new(name, line,
            "The root element is not a ContractNotice, ContractAwardNotice or PriorInformationNotice of UBL 2 (eForms).");
    }
}

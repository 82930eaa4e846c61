namespace SupplierDiversity.Mail;

/// <summary>Where outgoing mail goes.</summary>
public enum MailTransport
{
    /// <summary>Into a folder, one .eml file a message.</summary>
    Pickup,

    /// <summary>To an SMTP server.</summary>
    Smtp,
}

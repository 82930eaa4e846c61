namespace SupplierDiversity.Mail.Letters;

/// <summary>A mail to one person about their own doings.</summary>
/// <param name="To">Recipient, a bare address.</param>
/// <param name="Language">BCP 47 tag of the texts, the recipient's language.</param>
/// <param name="Kind">What it is about: <c>confirm</c>, <c>manage</c>, <c>account</c> …</param>
/// <param name="Subject">Subject line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">The same as an HTML document.</param>
internal sealed record Letter(string To, string Language, string Kind, string Subject, string Text, string Html);

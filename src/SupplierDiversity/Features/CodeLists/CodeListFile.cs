using System.Text.RegularExpressions;

namespace SupplierDiversity.Features.CodeLists;

/// <summary>A file that holds a list, or a part of it.</summary>
/// <param name="List">Its name as in eForms: "cpv", "country_eu-country".</param>
/// <param name="FilePath">Where it lies, as the operator wrote the folder.</param>
internal sealed partial record CodeListFile(string List, string FilePath)
{
    private const long MaxBytes = 64_000_000;

    /// <summary>
    /// The list files of a folder, grouped by list, newest first: the list itself, then older versions
    /// (<c>legacy/NAME@1.8.0.gc</c>) from new to old.
    /// </summary>
    public static IReadOnlyList<IGrouping<string, CodeListFile>> FindIn(string folder)
    {
        var lists = Directory.Exists(Path.Combine(folder, "codelists")) ? Path.Combine(folder, "codelists") : folder;
        return
        [
            .. FilesIn(lists, "*.gc")
                .Concat(FilesIn(lists, "*.tsv").Where(f => Path.GetFileName(f) is "cpv.tsv" or "nuts.tsv"))
                .Concat(FilesIn(Path.Combine(lists, "legacy"), "*.gc").OrderByDescending(Version))
                .Concat(FilesIn(Path.Combine(folder, "labels"), "*.tsv"))
                .Select(f => new CodeListFile(Path.GetFileNameWithoutExtension(f).Split('@')[0], f))
                .GroupBy(f => f.List, StringComparer.Ordinal),
        ];
    }

    /// <summary>The file's bytes.</summary>
    /// <exception cref="CodeListRefusedException">It cannot be read or is far too large.</exception>
    public byte[] ReadBytes()
    {
        try
        {
            return new FileInfo(FilePath).Length > MaxBytes
                ? throw new CodeListRefusedException(0, $"larger than {MaxBytes / 1_000_000} MB")
                : File.ReadAllBytes(FilePath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CodeListRefusedException(0, e.Message);
        }
    }

    /// <summary>Reads the codes.</summary>
    /// <exception cref="CodeListRefusedException">The file does not hold a list.</exception>
    public CodeList Read(byte[] bytes)
    {
        if (!ListName().IsMatch(List))
        {
            throw new CodeListRefusedException(0, "a list's name is made of small letters, digits, '-' and '_'");
        }

        var list = FilePath.EndsWith(".gc", StringComparison.Ordinal) ? GenericodeReader.Read(bytes) : LabelTableReader.Read(bytes);
        return list.Labels.Count == 0 ? throw new CodeListRefusedException(0, "no codes in this file") : list;
    }

    private static IEnumerable<string> FilesIn(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal) : [];

    private static Version Version(string file) =>
        System.Version.TryParse(Path.GetFileNameWithoutExtension(file).Split('@').Last(), out var version) ? version : new Version();

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]{0,99}$")]
    private static partial Regex ListName();
}

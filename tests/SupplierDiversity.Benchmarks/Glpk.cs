using System.Runtime.InteropServices;

namespace SupplierDiversity.Benchmarks;

/// <summary>The GNU Linear Programming Kit as it is installed: its simplex, called directly, so that no file is written or read.</summary>
internal static class Glpk
{
    private const string Library = "libglpk.so.40";
    private const int Maximum = 2;
    private const int FromBelow = 2;
    private const int Fixed = 5;
    private const int Unbounded = 6;

    public static bool IsHere { get; } = NativeLibrary.TryLoad(Library, out _);

    /// <summary>The largest each hidden cell can be; infinite where nothing bounds it.</summary>
    public static double[] Most(IReadOnlyList<(int Total, int[] Parts)> equations, long[] truth, IReadOnlyList<int> hidden)
    {
        var problem = glp_create_prob();
        var options = Marshal.AllocHGlobal(1024);
        try
        {
            glp_init_smcp(options);
            // The first field says how much is printed: nothing.
            Marshal.WriteInt32(options, 0);
            glp_set_obj_dir(problem, Maximum);
            _ = glp_add_rows(problem, equations.Count);
            _ = glp_add_cols(problem, truth.Length);
            List<(int Row, int Column, double Value)> cells = [];
            for (var r = 0; r < equations.Count; r++)
            {
                glp_set_row_bnds(problem, r + 1, Fixed, 0, 0);
                cells.Add((r + 1, equations[r].Total + 1, -1));
                cells.AddRange(equations[r].Parts.Select(p => (r + 1, p + 1, 1.0)));
            }

            for (var c = 0; c < truth.Length; c++)
            {
                glp_set_col_bnds(problem, c + 1, Fixed, truth[c], truth[c]);
            }

            foreach (var c in hidden)
            {
                glp_set_col_bnds(problem, c + 1, FromBelow, 0, 0);
            }

            // It counts from one.
            glp_load_matrix(problem, cells.Count, [0, .. cells.Select(c => c.Row)], [0, .. cells.Select(c => c.Column)], [0, .. cells.Select(c => c.Value)]);
            return [.. hidden.Select(Ask)];
        }
        finally
        {
            Marshal.FreeHGlobal(options);
            glp_delete_prob(problem);
        }

        double Ask(int cell)
        {
            glp_set_obj_coef(problem, cell + 1, 1);
            _ = glp_simplex(problem, options);
            var most = glp_get_status(problem) == Unbounded ? double.PositiveInfinity : glp_get_obj_val(problem);
            glp_set_obj_coef(problem, cell + 1, 0);
            return most;
        }
    }

    [DllImport(Library)]
    private static extern nint glp_create_prob();

    [DllImport(Library)]
    private static extern void glp_delete_prob(nint problem);

    [DllImport(Library)]
    private static extern void glp_set_obj_dir(nint problem, int direction);

    [DllImport(Library)]
    private static extern int glp_add_rows(nint problem, int count);

    [DllImport(Library)]
    private static extern int glp_add_cols(nint problem, int count);

    [DllImport(Library)]
    private static extern void glp_set_row_bnds(nint problem, int row, int type, double low, double high);

    [DllImport(Library)]
    private static extern void glp_set_col_bnds(nint problem, int column, int type, double low, double high);

    [DllImport(Library)]
    private static extern void glp_set_obj_coef(nint problem, int column, double value);

    [DllImport(Library)]
    private static extern void glp_load_matrix(nint problem, int count, int[] rows, int[] columns, double[] values);

    [DllImport(Library)]
    private static extern void glp_init_smcp(nint options);

    [DllImport(Library)]
    private static extern int glp_simplex(nint problem, nint options);

    [DllImport(Library)]
    private static extern int glp_get_status(nint problem);

    [DllImport(Library)]
    private static extern double glp_get_obj_val(nint problem);
}

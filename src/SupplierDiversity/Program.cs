var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.Run();

/// <summary>The portal's entry point, named so that tests can host it.</summary>
public partial class Program;

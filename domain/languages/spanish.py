"""Spanish."""

from domain.languages.language import Headings, Language

_HEADINGS = Headings(
    account=(
        "Nombre de la empresa, Nombre de empresa, Nombre de la cuenta, Nombre de cuenta, Nombre de "
        "la compañía, Empresa, Empresas, Compañía, Razón social, Cuenta, Cuentas, Nombre del "
        "cliente, Cliente, Clientes, Organización, Sociedad"
    ),
    name="Nombre",
    website=(
        "Sitio web, Sitio, Página web, URL del sitio web, Web, Dominio, Nombre de dominio, "
        "Dirección web"
    ),
    linkedin_page="Página de LinkedIn, Perfil de LinkedIn, Enlace de LinkedIn",
    owner=(
        "Propietario de la cuenta, Propietario de cuenta, Propietario de la empresa, Propietario, "
        "Comercial, Responsable, Encargado, Vendedor, Ejecutivo de cuenta, Asignado a"
    ),
    team="Equipo, Equipo de ventas",
    target="Cuenta objetivo, Cuentas objetivo",
    person="Apellido, Apellidos, Nombre completo, Nombre y apellidos",
    persons_work="Empresa, Puesto, Cargo, Título",
    persons_address="Correo, Correo electrónico, Móvil, Celular",
    company_traits="Industria, Sector, Ingresos, Facturación, Empleados, Número de empleados",
    headline="Titular, Título, Cargo, Puesto, Ocupación, Profesión",
    other=(
        "Ciudad, País, Provincia, Estado, Código postal, Calle, Dirección, Teléfono, Notas, "
        "Comentarios, Tipo, Prioridad, Contacto"
    ),
)

SPANISH = Language(
    headings=_HEADINGS,
    totals="Total, Total general, Subtotal, Suma, Recuento, Promedio",
)

"""Portuguese."""

from domain.languages.language import Headings, Language

_HEADINGS = Headings(
    account=(
        "Nome da empresa, Nome da conta, Nome da organização, Empresa, Empresas, Companhia, Razão "
        "social, Conta, Contas, Nome do cliente, Cliente, Clientes, Organização, Sociedade"
    ),
    name="Nome",
    website=(
        "Site, Website, Sítio web, Página web, Página, URL do site, Domínio, Nome de domínio, "
        "Endereço web"
    ),
    linkedin_page="Página do LinkedIn, Perfil do LinkedIn, Link do LinkedIn",
    owner=(
        "Proprietário da conta, Proprietário da empresa, Proprietário, Dono, Dono da conta, "
        "Responsável, Vendedor, Comercial, Gestor de conta, Gerente de contas, Executivo de "
        "contas, Atribuído a"
    ),
    team="Equipe, Equipa, Equipe de vendas, Equipa de vendas",
    target="Conta alvo, Contas alvo, Conta-alvo",
    person="Primeiro nome, Sobrenome, Apelido, Último nome, Nome completo",
    persons_work="Empresa, Cargo, Função, Título",
    persons_address="E-mail, Correio eletrónico, Endereço de e-mail, Celular, Telemóvel",
    company_traits=(
        "Setor, Ramo, Indústria, Faturamento, Receita, Funcionários, Número de funcionários"
    ),
    headline="Título, Cargo, Função, Ocupação, Profissão",
    other=(
        "Cidade, País, Estado, Distrito, CEP, Código postal, Rua, Endereço, Morada, Telefone, "
        "Notas, Observações, Comentários, Tipo, Prioridade, Contato, Contacto"
    ),
)

PORTUGUESE = Language(headings=_HEADINGS, totals="Total, Total geral, Subtotal, Soma, Contagem")
